package org.masthead.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.Newsroom;
import org.masthead.access.Caller;
import org.masthead.access.Roles;
import org.masthead.access.Scope;
import org.masthead.database.Ids;

/** What becomes of jobs whatever becomes of those who do them. */
@QuarkusTest
class RunJobsTest {

    private static final int STEPS = 6;

    /** Files that the service's own worker does not have, so that it leaves these jobs alone. */
    private static final UUID ELSEWHERE = UUID.randomUUID();

    /** Writes one row a step; what else a step does, the test says. */
    @ApplicationScoped
    static class Counting implements Work {

        static final Map<String, Callable<?>> BEFORE = new ConcurrentHashMap<>();

        @Inject
        DataSource database;

        @Override
        public String kind() {
            return "counting";
        }

        @Override
        public Run open(Job job) {
            return new Run() {
                private int number =
                        job.state() == null ? 0 : job.state().path("number").asInt();

                @Override
                public Progress step() {
                    number++;
                    try (var connection = database.getConnection();
                            var write = connection.prepareStatement("insert into counted values (?, ?)")) {
                        write.setObject(1, job.id());
                        write.setInt(2, number);
                        write.executeUpdate();
                        var act = BEFORE.get(job.id() + " " + number);
                        if (act != null) {
                            act.call();
                        }
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    JsonNode state = JsonNodeFactory.instance.objectNode().put("number", number);
                    return new Progress(state, 0, null, 1, 1, 0, 0, List.of(), null, number == STEPS);
                }

                @Override
                public void close() {
                    // nothing is open
                }
            };
        }
    }

    @Inject
    RunJobs run;

    @Inject
    Jobs jobs;

    @Inject
    JobErrors errors;

    @Inject
    JobFiles files;

    @Inject
    ForgetJobs forget;

    @BeforeEach
    void prepare() throws SQLException {
        execute("create table if not exists counted (job uuid, number int)");
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = Newsroom.database();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Integer> counted(UUID job) throws SQLException {
        try (var connection = Newsroom.database();
                var rows = connection
                        .createStatement()
                        .executeQuery("select number from counted where job = '" + job + "' order by number")) {
            var numbers = new java.util.ArrayList<Integer>();
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
            return numbers;
        }
    }

    private UUID job() {
        return job(null);
    }

    private UUID job(UUID key) {
        return job(key, ELSEWHERE);
    }

    private UUID job(UUID key, UUID folder) {
        var id = Ids.next();
        QuarkusTransaction.requiringNew()
                .run(() -> jobs.add(
                        id,
                        "counting",
                        JsonNodeFactory.instance.objectNode(),
                        new Caller("test", key, "somebody", Roles.ADMIN, Scope.ALL, null),
                        folder,
                        null));
        return id;
    }

    private Job read(UUID id) {
        return jobs.byId(id).orElseThrow();
    }

    private boolean next() {
        return run.next(ELSEWHERE, () -> false);
    }

    private void before(UUID job, int step, Callable<?> act) {
        Counting.BEFORE.put(job + " " + step, act);
    }

    @Test
    void doesAJobToItsEnd() throws Exception {
        var job = job();
        assertThat(next()).isTrue();
        assertThat(next()).isFalse();
        assertThat(read(job).status()).isEqualTo(JobStatus.DONE);
        assertThat(read(job).counts().done()).isEqualTo(STEPS);
        assertThat(counted(job)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void goesOnWhereAWorkerDied() throws Exception {
        var job = job();
        // As a killed one leaves it: in the middle of a step, with its lease.
        before(job, 4, () -> {
            throw new ThreadDeath();
        });
        try {
            next();
        } catch (ThreadDeath killed) {
            // it is gone
        }
        Counting.BEFORE.clear();
        assertThat(read(job).status()).isEqualTo(JobStatus.RUNNING);
        assertThat(counted(job)).containsExactly(1, 2, 3);
        assertThat(next()).isFalse();
        execute("update job set lease_until = now() - interval '1 second' where id = '" + job + "'");
        assertThat(next()).isTrue();
        assertThat(read(job).status()).isEqualTo(JobStatus.DONE);
        assertThat(read(job).counts().lines()).isEqualTo(STEPS);
        assertThat(counted(job)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void undoesTheStepOfAWorkerThatHasLostItsLease() throws Exception {
        var job = job();
        var taken = new CompletableFuture<Boolean>();
        before(job, 3, () -> {
            Counting.BEFORE.clear();
            execute("update job set lease_until = now() - interval '1 second' where id = '" + job + "'");
            return taken.complete(CompletableFuture.supplyAsync(this::next).get());
        });
        assertThat(next()).isTrue();
        assertThat(taken.join()).isTrue();
        assertThat(read(job).status()).isEqualTo(JobStatus.DONE);
        assertThat(read(job).counts().done()).isEqualTo(STEPS);
        assertThat(counted(job)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    /** Of which the commit did not wait for the disk. */
    @Test
    void doesAStepAgainThatTheDatabaseForgotWhenItDied() throws Exception {
        var job = job();
        Callable<Boolean> forgetsTheThird = () -> {
            if (counted(job).equals(List.of(1, 2, 3))) {
                execute("delete from counted where number = 3 and job = '" + job + "'");
                execute("update job set state = '{\"number\": 2}', lines = 2, done = 2 where id = '" + job + "'");
            }
            return false;
        };
        assertThat(run.next(ELSEWHERE, forgetsTheThird)).isTrue();
        assertThat(counted(job)).containsExactly(1, 2);
        assertThat(read(job).status()).isEqualTo(JobStatus.RUNNING);
        execute("update job set lease_until = now() - interval '1 second' where id = '" + job + "'");
        assertThat(next()).isTrue();
        assertThat(read(job).status()).isEqualTo(JobStatus.DONE);
        assertThat(read(job).counts().done()).isEqualTo(STEPS);
        assertThat(counted(job)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void endsNoJobOfWhichTheDatabaseForgotTheLastStep() throws Exception {
        var job = job();
        var worker = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> jobs.take(ELSEWHERE, worker, Duration.ofMinutes(1)));
        execute("update job set state = '{\"number\": 6}' where id = '" + job + "'");
        var last = read(job);
        execute("update job set state = '{\"number\": 5}' where id = '" + job + "'");
        assertThat(QuarkusTransaction.requiringNew().call(() -> jobs.over(last, worker, JobStatus.DONE, null)))
                .isEmpty();
        assertThat(read(job).status()).isEqualTo(JobStatus.RUNNING);
        QuarkusTransaction.requiringNew().run(() -> jobs.over(read(job), worker, JobStatus.DONE, null));
        assertThat(read(job).status()).isEqualTo(JobStatus.DONE);
    }

    @Test
    void givesEachOfTwoWorkersAnotherJob() throws Exception {
        var first = job();
        var second = job();
        var both = new CountDownLatch(2);
        for (var job : List.of(first, second)) {
            before(job, 1, () -> {
                both.countDown();
                both.await();
                return null;
            });
        }
        var workers = List.of(CompletableFuture.supplyAsync(this::next), CompletableFuture.supplyAsync(this::next));
        assertThat(workers.stream().map(CompletableFuture::join)).containsOnly(true);
        for (var job : List.of(first, second)) {
            assertThat(read(job).status()).isEqualTo(JobStatus.DONE);
            assertThat(counted(job)).containsExactly(1, 2, 3, 4, 5, 6);
        }
    }

    @Test
    void endsACancelledJobWithTheStepUnderWay() throws Exception {
        var job = job();
        before(job, 2, () -> {
            CompletableFuture.runAsync(() -> QuarkusTransaction.requiringNew().run(() -> jobs.cancel(job)))
                    .join();
            return null;
        });
        next();
        assertThat(read(job).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(counted(job)).containsExactly(1, 2);

        var waiting = job();
        QuarkusTransaction.requiringNew().run(() -> jobs.cancel(waiting));
        assertThat(read(waiting).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(next()).isFalse();
    }

    @Test
    void endsACancelledJobAtOnceWhoseWorkerIsGone() throws Exception {
        var job = job();
        QuarkusTransaction.requiringNew().run(() -> jobs.take(ELSEWHERE, UUID.randomUUID(), Duration.ofMinutes(1)));
        execute("update job set lease_until = now() - interval '1 second' where id = '" + job + "'");
        Newsroom.admin()
                .post("/v1/newsroom/jobs/" + job + "/cancellation")
                .then()
                .statusCode(200)
                .body("status", equalTo("cancelled"))
                .body("finishedAt", notNullValue());
        assertThat(next()).isFalse();
    }

    @Test
    void undoesTheStepOfAWorkerThatWasTakenForGoneWhenItsJobWasCancelled() throws Exception {
        var job = job();
        before(job, 3, () -> {
            execute("update job set lease_until = now() - interval '1 second' where id = '" + job + "'");
            CompletableFuture.runAsync(() -> QuarkusTransaction.requiringNew().run(() -> jobs.cancel(job)))
                    .join();
            return null;
        });
        next();
        assertThat(read(job).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(read(job).counts().done()).isEqualTo(2);
        assertThat(counted(job)).containsExactly(1, 2);
    }

    @Test
    void failsJobsWhoseFilesNoRunningServiceHas() throws Exception {
        var gone = UUID.randomUUID();
        var left = job(null, gone);
        var waiting = job(null, gone);
        QuarkusTransaction.requiringNew().run(() -> jobs.take(gone, UUID.randomUUID(), Duration.ofMinutes(1)));
        execute("update job set created_at = now() - interval '2 days' where folder = '" + gone + "'");
        var own = job(null, files.name());
        execute("update job set created_at = now() - interval '2 days', status = 'running', worker = gen_random_uuid(),"
                + " lease_until = now() - interval '25 hours' where status = 'waiting' and id = '" + own + "'");

        forget.failLost();
        assertThat(read(left).status()).as("has a worker").isEqualTo(JobStatus.RUNNING);
        assertThat(read(waiting).status()).as("waits for its turn").isEqualTo(JobStatus.WAITING);

        execute("update job set lease_until = now() - interval '25 hours' where id = '" + left + "'");
        forget.failLost();
        for (var job : List.of(left, waiting)) {
            assertThat(read(job).status()).isEqualTo(JobStatus.FAILED);
            assertThat(read(job).detail()).contains("not where any running service is");
        }
        assertThat(read(own).detail()).isNotEqualTo(read(left).detail());
        QuarkusTransaction.requiringNew().run(() -> jobs.cancel(own));
    }

    @Test
    void writesNothingMoreOnceTheKeyIsRevokedOrHasExpired() throws Exception {
        for (var end : List.of("revoked_at = now()", "expires_at = now()")) {
            var key = Ids.next();
            execute("insert into api_key (id, name, role, digest) values ('%s', 'a key', 'admin', sha256('%s'))"
                    .formatted(key, key));
            var job = job(key);
            before(job, 3, () -> {
                execute("update api_key set " + end + " where id = '" + key + "'");
                return null;
            });
            next();
            assertThat(read(job).status()).isEqualTo(JobStatus.FAILED);
            assertThat(read(job).detail()).contains("revoked or has expired");
            assertThat(counted(job)).containsExactly(1, 2);

            var waiting = job(key);
            next();
            assertThat(read(waiting).status()).isEqualTo(JobStatus.FAILED);
            assertThat(counted(waiting)).isEmpty();
        }
    }

    @Test
    void keepsNoFilesThatNobodyNeeds() throws Exception {
        var cancelled = job();
        Files.writeString(files.input(cancelled), "{}");
        Newsroom.admin()
                .post("/v1/newsroom/jobs/" + cancelled + "/cancellation")
                .then()
                .statusCode(200);
        assertThat(files.input(cancelled)).doesNotExist();

        var waiting = job();
        var done = job();
        var failed = job();
        execute("update job set status = 'done', result_bytes = 2, finished_at = now() where id = '" + done + "'");
        execute("update job set status = 'failed', finished_at = now() where id = '" + failed + "'");
        for (var job : List.of(waiting, done, failed)) {
            Files.writeString(files.input(job), "{}");
            Files.writeString(files.result(job), "{}");
        }
        forget.removeFiles();
        assertThat(files.input(waiting)).exists();
        assertThat(files.input(done)).doesNotExist();
        assertThat(files.result(done)).exists();
        assertThat(files.input(failed)).exists();
        assertThat(files.result(failed)).doesNotExist();
        execute("update job set result_bytes = null where id = '" + done + "'");
        forget.removeFiles();
        assertThat(files.result(done)).doesNotExist();
        QuarkusTransaction.requiringNew().run(() -> jobs.cancel(waiting));
    }

    @Test
    void triesAgainWhatFailsAndGivesUpInTheEnd() throws Exception {
        var job = job();
        var tries = new HashMap<String, Integer>();
        before(job, 3, () -> {
            if (tries.merge("third", 1, Integer::sum) < 3) {
                throw new IllegalStateException("Fails twice");
            }
            return null;
        });
        before(job, 5, () -> {
            tries.merge("fifth", 1, Integer::sum);
            throw new IllegalStateException("Fails always");
        });
        for (var n = 0; n < 20 && !read(job).status().isOver(); n++) {
            execute("update job set lease_until = now() - interval '1 second' where id = '" + job
                    + "' and lease_until is not null");
            next();
        }
        assertThat(read(job).status()).isEqualTo(JobStatus.FAILED);
        assertThat(read(job).detail()).contains("failed again and again");
        assertThat(tries).containsEntry("third", 3).containsEntry("fifth", 5);
        assertThat(counted(job)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void leavesTheRestWhenItIsToStop() throws Exception {
        var job = job();
        assertThat(run.next(ELSEWHERE, () -> counted(job).size() == 2)).isTrue();
        assertThat(read(job).status()).isEqualTo(JobStatus.RUNNING);
        assertThat(counted(job)).containsExactly(1, 2);
        Thread.sleep(5);
        assertThat(next()).isTrue();
        assertThat(counted(job)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void keepsTheFirstErrorsAndSaysWhenThereAreMore() throws Exception {
        var job = job();
        var worker = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> jobs.take(ELSEWHERE, worker, Duration.ofMinutes(1)));
        for (var batch = 0; batch < 3; batch++) {
            var from = batch * 4_000;
            var wrong = java.util.stream.IntStream.range(from, from + 4_000)
                    .mapToObj(line -> new JobError(line, "", "wrong", "It is wrong."))
                    .toList();
            QuarkusTransaction.requiringNew()
                    .run(() -> jobs.progressed(
                            job,
                            worker,
                            Duration.ofMinutes(1),
                            new Progress(null, 0, null, 4_000, 0, 0, 4_000, wrong, null, false)));
            assertThat(errors.keepsAll(job)).isEqualTo(batch < 2);
        }
        assertThat(errors.of(job, null, 20_000)).hasSize(10_000);
        assertThat(read(job).counts().failed()).isEqualTo(12_000);
        QuarkusTransaction.requiringNew().run(() -> jobs.over(read(job), worker, JobStatus.DONE, null));
    }
}
