import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The packaged service as a process, by README's command. */
final class Service {

    private static final int TRIES = 600;

    private Service() {}

    /**
     * Starts it, to end with this process at the latest, and waits until it answers.
     *
     * @param environment in addition to that of this process
     */
    static Process start(Path log, Map<String, String> environment, Asking asking)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder("java", "@src/main/jvm/options", "-jar", "target/quarkus-app/quarkus-run.jar")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        var service = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(service::destroy));
        for (var tries = 0; tries < TRIES; tries++) {
            var answer = asking.ask("GET", "/v1/articles?limit=1", null, null, null);
            if (!service.isAlive()) {
                throw new IllegalStateException("the service does not start: see " + log);
            }
            if (answer.status() == 200) {
                return service;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the service does not answer: see " + log);
    }
}
