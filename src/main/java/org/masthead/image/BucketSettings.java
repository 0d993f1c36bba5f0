package org.masthead.image;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * An S3-compatible bucket as {@code masthead.s3.*} names it. Read by name, as the data folder is: commands need it
 * before there is a service.
 *
 * @param endpoint of something other than Amazon, or null
 * @param accessKey null, as the secret is, when the machine knows its own credentials
 * @param copies how many bytes of originals are kept on this machine too
 */
record BucketSettings(String bucket, URI endpoint, String region, String accessKey, String secretKey, long copies) {

    private static final String COPIES = "masthead.s3.copies-disk";

    /** Nothing when originals are kept in the data folder. */
    static Optional<BucketSettings> of(Function<String, Optional<String>> settings) {
        return settings.apply("masthead.s3.bucket")
                .map(bucket -> new BucketSettings(
                        bucket,
                        settings.apply("masthead.s3.endpoint").map(URI::create).orElse(null),
                        settings.apply("masthead.s3.region").orElse("us-east-1"),
                        settings.apply("masthead.s3.access-key").orElse(null),
                        settings.apply("masthead.s3.secret-key").orElse(null),
                        copies(settings.apply(COPIES).orElse("1G"))));
    }

    private static long copies(String disk) {
        try {
            return new DiskSize().convert(disk).asLongValue();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(COPIES + " " + e.getMessage(), e);
        }
    }
}
