package org.masthead.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.core.net.impl.VertxHandler;

/**
 * Refuses what Netty cannot read as a request: no request line, a field without a name, another version of HTTP, more
 * than the limits of the server, a body of broken chunks. No route ever sees these, and the server by itself answers
 * with a bare status. And sets the {@link Pace} of each connection. Netty finds this class by its name under
 * {@code META-INF/services}, once it was told to look.
 */
public final class UnreadableRequests extends ChannelInitializerExtension {

    private static final String VERTX = "handler";

    private static final long MOST_UNTAKEN = 64 << 20;

    private final Untaken untaken = new Untaken(MOST_UNTAKEN);

    /** Has the server leave its own refusals to the guard and to this class. To be called before it starts. */
    public static void claim() {
        System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
        // It would answer a target that is no java.net.URI without a body; RequestLine knows better what is readable.
        System.setProperty("vertx.disableURIValidation", "true");
    }

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        channel.pipeline().addFirst(new Claim(untaken));
    }

    /** Waits for the first bytes: by then Vert.x has set up the connection, after TLS if there is any. */
    private static final class Claim extends ChannelInboundHandlerAdapter {

        private final Untaken untaken;

        Claim(Untaken untaken) {
            this.untaken = untaken;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            if (context.pipeline().get(VERTX) instanceof VertxHandler<?> vertx
                    && vertx.getConnection() instanceof Http1xServerConnection connection) {
                connection.invalidRequestHandler(UnreadableRequests::refuse);
                context.pipeline().addBefore(VERTX, "pace", new Pace(untaken));
                context.pipeline().addBefore(VERTX, "readable", new MessageCheck());
                context.pipeline().remove(this);
            }
            context.fireChannelRead(bytes);
        }
    }

    /**
     * An answer repeats the version of its request, so that one must be ours. Where the chunks of a body cannot be told
     * apart, the server by itself closes the connection without an answer. What follows a refusal is not read.
     */
    private static final class MessageCheck extends ChannelDuplexHandler {

        private int unanswered;
        private boolean refused;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (refused) {
                ReferenceCountUtil.release(message);
                return;
            }
            if (message instanceof HttpRequest request) {
                unanswered++;
                if (!isOurs(request.protocolVersion())) {
                    refused = true;
                    request.setProtocolVersion(HttpVersion.HTTP_1_1);
                    request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("HTTP version")));
                }
            } else if (isBroken(message) && unanswered == 1) {
                // With more of them it would be taken for the answer to the first, with none for one to the next.
                refused = true;
                ReferenceCountUtil.release(message);
                context.writeAndFlush(brokenBody()).addListener(ChannelFutureListener.CLOSE);
                return;
            }
            context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
            if (message instanceof HttpResponse response
                    && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
                unanswered--;
            }
            context.write(message, written);
        }

        private static boolean isBroken(Object message) {
            return message instanceof HttpContent part && part.decoderResult().isFailure();
        }

        private static HttpResponse brokenBody() {
            var problem = Problem.of(ProblemCode.MALFORMED_REQUEST)
                    .detail("The body is not in chunks as HTTP has them (RFC 9112, section 7.1).");
            var answer = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    HttpResponseStatus.valueOf(problem.status()),
                    Unpooled.wrappedBuffer(problem.bytes()));
            FrontGuard.PROTECTION.forEach(field -> answer.headers().set(field.name(), field.value()));
            answer.headers()
                    .set("Content-Type", Problem.MEDIA_TYPE)
                    .set("Cache-Control", "no-store")
                    .set("Content-Length", answer.content().readableBytes())
                    .set("Connection", "close");
            return answer;
        }

        private static boolean isOurs(HttpVersion version) {
            return version.equals(HttpVersion.HTTP_1_1) || version.equals(HttpVersion.HTTP_1_0);
        }
    }

    private static void refuse(HttpServerRequest request) {
        var problem = Problem.of(code(request.decoderResult().cause()));
        var body = Buffer.buffer(problem.bytes());
        FrontGuard.protect(request.response())
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Length", Integer.toString(body.length()))
                .putHeader("Connection", "close")
                .end(body);
    }

    private static ProblemCode code(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return ProblemCode.URI_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException
                ? ProblemCode.HEADER_TOO_LARGE
                : ProblemCode.MALFORMED_REQUEST;
    }
}
