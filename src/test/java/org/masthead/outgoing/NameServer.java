package org.masthead.outgoing;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** A name server on this machine that says what a test wants it to say, and remembers what it was asked. */
public final class NameServer implements AutoCloseable {

    private final DatagramSocket socket;
    private final Map<String, Supplier<List<String>>> addresses = new ConcurrentHashMap<>();
    private final Map<String, List<String>> texts = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();

    private NameServer(int port) throws SocketException {
        socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", port));
        var thread = new Thread(this::serve, "name server of a test");
        thread.setDaemon(true);
        thread.start();
    }

    public static NameServer atAnyPort() throws SocketException {
        return new NameServer(0);
    }

    /** Where the service under test asks. */
    public static NameServer ofTheService() throws SocketException {
        var configured = ConfigProvider.getConfig().getValue("masthead.outgoing.resolver", String.class);
        return new NameServer(Integer.parseInt(configured.substring(configured.indexOf(':') + 1)));
    }

    public int port() {
        return socket.getLocalPort();
    }

    public NameServer point(String name, String... to) {
        addresses.put(name, () -> List.of(to));
        return this;
    }

    public NameServer point(String name, Supplier<List<String>> to) {
        addresses.put(name, to);
        return this;
    }

    public NameServer text(String name, String... values) {
        texts.put(name, List.of(values));
        return this;
    }

    /** Says nothing when it is asked this, such as {@code a.example AAAA}. */
    public NameServer hangAt(String question) {
        unanswered.add(question);
        return this;
    }

    public void forget(String name) {
        addresses.remove(name);
        texts.remove(name);
    }

    /** Names with the types that were asked for, such as {@code a.example A}. */
    public List<String> asked() {
        return asked;
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[1500], 1500);
        while (!socket.isClosed()) {
            try {
                packet.setLength(1500);
                socket.receive(packet);
                var answer = answer(new Message(Arrays.copyOf(packet.getData(), packet.getLength())));
                if (!unanswered.contains(asked.get(asked.size() - 1))) {
                    var bytes = answer.toWire();
                    socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // the end of the test, or nonsense
            }
        }
    }

    private Message answer(Message question) throws IOException {
        var name = question.getQuestion().getName();
        var key = name.toString(true).toLowerCase(Locale.ROOT);
        var type = question.getQuestion().getType();
        asked.add(key + " " + Type.string(type));
        var answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(question.getQuestion(), Section.QUESTION);
        if (!addresses.containsKey(key) && !texts.containsKey(key)) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        } else if (type == Type.TXT) {
            texts.getOrDefault(key, List.of())
                    .forEach(value -> answer.addRecord(new TXTRecord(name, DClass.IN, 0, value), Section.ANSWER));
        } else {
            for (var address : addresses.getOrDefault(key, List::of).get()) {
                var entry = entry(name, address);
                if (entry.getType() == type) {
                    answer.addRecord(entry, Section.ANSWER);
                }
            }
        }
        return answer;
    }

    private static Record entry(Name name, String address) throws IOException {
        return address.contains(":")
                ? new AAAARecord(name, DClass.IN, 0, sixteen(address))
                : new ARecord(name, DClass.IN, 0, InetAddress.getByName(address));
    }

    /** The JDK makes four bytes of a mapped address; on the wire it has sixteen. */
    private static byte[] sixteen(String address) throws IOException {
        var bytes = InetAddress.getByName(address).getAddress();
        if (bytes.length == 16) {
            return bytes;
        }
        var mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        System.arraycopy(bytes, 0, mapped, 12, 4);
        return mapped;
    }

    @Override
    public void close() {
        socket.close();
    }
}
