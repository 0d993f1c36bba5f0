package org.masthead.image;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * In an S3-compatible bucket that several services share, as {@code originals/abcdef…}. What is asked for is fetched
 * into a folder of this machine, of which the longest unused goes when it grows too large.
 */
final class BucketStorage implements Storage {

    private static final String PREFIX = "originals/";
    private static final int NOT_FOUND = 404;
    private static final int LOCKS = 16;

    /** Shorter than a transaction may be idle that asks whether something is there. */
    private static final Duration FOR_A_WORD = Duration.ofSeconds(3);

    private static final Duration FOR_A_FILE = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 8;
    private static final String RETRY_AFTER = "5";

    private final S3Client s3;
    private final String bucket;
    private final Path folder;
    private final FolderStorage copies;
    private final long mostCopies;

    /** One of them is held by whoever fetches; others who want the same wait for it. */
    private final Object[] fetching = new Object[LOCKS];

    /** Those who ask a bucket that is slow are not all threads that there are. */
    private final Semaphore asking = new Semaphore(MOST_AT_ONCE);

    /** @param folder of copies; what is there may be lost */
    BucketStorage(BucketSettings settings, Path folder) {
        this.bucket = settings.bucket();
        this.folder = folder;
        this.copies = new FolderStorage(folder);
        this.mostCopies = settings.copies();
        for (var index = 0; index < LOCKS; index++) {
            fetching[index] = new Object();
        }
        var builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(FOR_A_WORD)
                        .socketTimeout(FOR_A_FILE))
                .overrideConfiguration(
                        calls -> calls.apiCallTimeout(FOR_A_FILE).retryStrategy(retry -> retry.maxAttempts(2)))
                .region(Region.of(settings.region()))
                // Others than Amazon do not all know the checksums that it has introduced.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint()).forcePathStyle(true);
        }
        if (settings.accessKey() != null) {
            builder.credentialsProvider(StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())));
        }
        this.s3 = builder.build();
    }

    private interface Asking<T> {
        T ask() throws IOException;
    }

    /** What the bucket refuses or is too slow for is a 503, as more than a few who ask it at once are. */
    private <T> T asked(Asking<T> act) throws IOException {
        if (!isAdmitted()) {
            throw overloaded("Too many files of pictures are being fetched or kept; try again after Retry-After.");
        }
        try {
            return act.ask();
        } catch (SdkException e) {
            Log.errorf("The bucket of originals: %s", e.getMessage());
            throw overloaded("The place where the files of pictures are does not answer; try again after Retry-After.");
        } finally {
            asking.release();
        }
    }

    private boolean isAdmitted() {
        try {
            return asking.tryAcquire(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ProblemException overloaded(String detail) {
        return Problem.of(ProblemCode.OVERLOADED)
                .detail(detail)
                .header("Retry-After", RETRY_AFTER)
                .exception();
    }

    @Override
    public void keep(Path whole, String digest) throws IOException {
        if (!isThere(digest)) {
            asked(() ->
                    s3.putObject(request -> request.bucket(bucket).key(PREFIX + digest), RequestBody.fromFile(whole)));
        }
    }

    private boolean isThere(String digest) throws IOException {
        return asked(() -> {
            try {
                s3.headObject(request -> request.bucket(bucket)
                        .key(PREFIX + digest)
                        .overrideConfiguration(call -> call.apiCallTimeout(FOR_A_WORD)));
                return true;
            } catch (S3Exception e) {
                if (e.statusCode() == NOT_FOUND) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public Optional<Path> file(String digest) throws IOException {
        var copy = copies.file(digest);
        if (copy.isPresent()) {
            touch(copy.get());
            return copy;
        }
        synchronized (fetching[Integer.parseInt(digest.substring(0, 1), LOCKS)]) {
            copy = copies.file(digest);
            return copy.isPresent() || !fetch(digest) ? copy : copies.file(digest);
        }
    }

    private boolean fetch(String digest) throws IOException {
        Files.createDirectories(folder);
        var incoming = folder.resolve("incoming-" + UUID.randomUUID());
        try {
            var isThere = asked(() -> {
                try {
                    s3.getObject(
                            request -> request.bucket(bucket).key(PREFIX + digest),
                            ResponseTransformer.toFile(incoming));
                    return true;
                } catch (NoSuchKeyException e) {
                    return false;
                }
            });
            if (isThere) {
                if (!HexFormat.of().formatHex(Originals.sha256(incoming)).equals(digest)) {
                    throw new IOException("The bucket of originals has other bytes under " + digest);
                }
                copies.keep(incoming, digest);
                makeRoom();
            }
            return isThere;
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    private static void touch(Path copy) {
        try {
            Files.setLastModifiedTime(copy, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // it has just made room; whoever opens it asks again
        }
    }

    private record Copy(String digest, long length, long usedAt) {}

    private synchronized void makeRoom() throws IOException {
        var all = new ArrayList<Copy>();
        copies.forEach(digest -> copies.file(digest)
                .map(Path::toFile)
                .ifPresent(file -> all.add(new Copy(digest, file.length(), file.lastModified()))));
        var bytes = all.stream().mapToLong(Copy::length).sum();
        all.sort(Comparator.comparingLong(Copy::usedAt));
        // What was used last stays however long it is: somebody is about to read it.
        for (var next = 0; bytes > mostCopies && next < all.size() - 1; next++) {
            copies.discard(all.get(next).digest());
            bytes -= all.get(next).length();
        }
    }

    @Override
    public void discard(String digest) throws IOException {
        copies.discard(digest);
        asked(() -> s3.deleteObject(request -> request.bucket(bucket)
                .key(PREFIX + digest)
                .overrideConfiguration(call -> call.apiCallTimeout(FOR_A_WORD))));
    }

    @Override
    public void forEach(Consumer<String> digest) throws IOException {
        asked(() -> {
            s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(PREFIX))
                    .contents()
                    .forEach(object -> digest.accept(object.key().substring(PREFIX.length())));
            return null;
        });
    }

    @Override
    public Optional<Storage> copies() {
        return Optional.of(copies);
    }
}
