import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between a service and its PostgreSQL, to be cut or to fall silent. */
final class Cable {

    private final int port;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile int to;
    private volatile ServerSocket door;
    private boolean silent;

    /** @param to the port that it leads to */
    Cable(int to) throws IOException {
        this.to = to;
        door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        port = door.getLocalPort();
        listen();
    }

    int port() {
        return port;
    }

    void leadTo(int port) {
        to = port;
    }

    /** Nothing gets through, and nobody is told: what was sent arrives when it is over. */
    synchronized void silence(boolean silent) {
        this.silent = silent;
        notifyAll();
    }

    /** Who is connected is told so, and nobody else can connect. */
    void cut() throws IOException {
        door.close();
        for (var end : ends) {
            try {
                end.setOption(StandardSocketOptions.SO_LINGER, 0);
                end.close();
            } catch (SocketException over) {
                // It was closed just now.
            }
        }
    }

    void mend() throws IOException {
        door = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        listen();
    }

    private void listen() {
        var open = door;
        run(() -> {
            while (true) {
                connect(open.accept());
            }
        });
    }

    private void connect(Socket here) {
        run(() -> {
            awaitSound();
            try (var there = new Socket(InetAddress.getLoopbackAddress(), to)) {
                ends.add(here);
                ends.add(there);
                var back = run(() -> pass(there, here));
                pass(here, there);
                back.join();
            } finally {
                ends.remove(here);
                here.close();
            }
        });
    }

    private void pass(Socket from, Socket to) throws IOException, InterruptedException {
        try (to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var bytes = new byte[65536];
            for (var read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                awaitSound();
                out.write(bytes, 0, read);
            }
        } finally {
            ends.remove(to);
        }
    }

    private synchronized void awaitSound() throws InterruptedException {
        while (silent) {
            wait();
        }
    }

    private interface Act {
        void now() throws IOException, InterruptedException;
    }

    private static Thread run(Act act) {
        var thread = new Thread(() -> {
            try {
                act.now();
            } catch (IOException | InterruptedException over) {
                // Either end is gone.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
