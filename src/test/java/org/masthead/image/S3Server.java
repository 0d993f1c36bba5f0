package org.masthead.image;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * A real S3 endpoint in this process, s3proxy over memory. It has a class loader of its own: of what it brings along
 * much has other versions than ours.
 */
final class S3Server implements AutoCloseable {

    static final String BUCKET = "pictures";

    private static final Path JAR = Path.of("target", "s3proxy-jar-with-dependencies.jar");
    private static final String USER = "local-identity";
    private static final String SECRET = "local-credential";

    private final URLClassLoader classes;
    private final Object server;

    S3Server() throws Exception {
        classes = new URLClassLoader(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        var thread = Thread.currentThread();
        var ours = thread.getContextClassLoader();
        thread.setContextClassLoader(classes);
        try {
            server = start();
        } finally {
            thread.setContextClassLoader(ours);
        }
    }

    private Object start() throws Exception {
        var contexts = classes.loadClass("org.jclouds.ContextBuilder");
        var context = contexts.getMethod("newBuilder", String.class).invoke(null, "transient");
        contexts.getMethod("overrides", Properties.class).invoke(context, new Properties());
        var view = contexts.getMethod("build", Class.class)
                .invoke(context, classes.loadClass("org.jclouds.blobstore.BlobStoreContext"));
        var blobs = classes.loadClass("org.jclouds.blobstore.BlobStoreContext")
                .getMethod("getBlobStore")
                .invoke(view);
        var blobStore = classes.loadClass("org.jclouds.blobstore.BlobStore");
        blobStore
                .getMethod("createContainerInLocation", classes.loadClass("org.jclouds.domain.Location"), String.class)
                .invoke(blobs, null, BUCKET);
        var proxy = classes.loadClass("org.gaul.s3proxy.S3Proxy");
        var builder = proxy.getMethod("builder").invoke(null);
        var signed = classes.loadClass("org.gaul.s3proxy.AuthenticationType");
        call(builder, "blobStore", blobStore, blobs);
        call(builder, "endpoint", URI.class, URI.create("http://127.0.0.1:0"));
        builder.getClass()
                .getMethod("awsAuthentication", signed, String.class, String.class)
                .invoke(builder, signed.getField("AWS_V4").get(null), USER, SECRET);
        var started = builder.getClass().getMethod("build").invoke(builder);
        proxy.getMethod("start").invoke(started);
        return started;
    }

    private static void call(Object builder, String method, Class<?> type, Object value) throws Exception {
        builder.getClass().getMethod(method, type).invoke(builder, value);
    }

    /** What configures a service to use it. */
    Function<String, Optional<String>> settings() throws ReflectiveOperationException {
        var port = server.getClass().getMethod("getPort").invoke(server);
        var settings = Map.of(
                "masthead.s3.bucket", BUCKET,
                "masthead.s3.endpoint", "http://127.0.0.1:" + port,
                "masthead.s3.access-key", USER,
                "masthead.s3.secret-key", SECRET,
                "masthead.s3.copies-disk", "16M");
        return name -> Optional.ofNullable(settings.get(name));
    }

    @Override
    public void close() throws IOException {
        try {
            server.getClass().getMethod("stop").invoke(server);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            classes.close();
        }
    }
}
