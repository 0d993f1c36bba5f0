package org.masthead.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Sees to it that the peer of a connection goes on: closes it when a header does not come to its end, or when of an
 * answer next to nothing is taken any more. And whoever asks on without taking what they asked for before has to wait.
 */
final class Pace extends ChannelDuplexHandler {

    /** From a part of a header to its end. */
    static final Duration HEADER = Duration.ofSeconds(15);

    /**
     * For each {@link #PORTION} of an answer that the network has not taken at once. It takes more only when a third of
     * what it holds, which may be megabytes, has been read: a minute is no long time for that.
     */
    static final Duration ANSWER = Duration.ofSeconds(60);

    static final int PORTION = 16 * 1024;

    private final Untaken untaken;
    private final Queue<Object> held = new ArrayDeque<>(2);
    private ChannelHandlerContext context;
    private Future<?> header;
    private Future<?> answer;
    private boolean isInRequest;
    private boolean isAnswering;
    private boolean hasRead;

    Pace(Untaken untaken) {
        this.untaken = untaken;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        hasRead = true;
        isInRequest = !(message instanceof LastHttpContent);
        if (message instanceof HttpRequest) {
            header = cancelled(header);
        }
        if (held.isEmpty() && mayGoOn(message)) {
            pass(message);
        } else {
            held.add(message);
            context.channel().config().setAutoRead(false);
        }
    }

    private boolean mayGoOn(Object message) {
        return !(message instanceof HttpRequest)
                || !isAnswering && context.channel().isWritable();
    }

    private void pass(Object message) {
        if (message instanceof HttpRequest) {
            isAnswering = true;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
        if (message instanceof FileRegion file) {
            await(file, file.transferred());
            context.write(message, written.unvoid().addListener(sent -> answer = cancelled(answer)));
            return;
        }
        context.write(message, written);
        var isBefore = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof LastHttpContent && !isBefore) {
            isAnswering = false;
            if (!held.isEmpty()) {
                context.executor().execute(this::goOn);
            }
        }
    }

    /** Where bytes have come and no message is made of them, there is a part of a header. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!hasRead && !isInRequest && header == null) {
            header = after(HEADER, this::closeUnlessAnswering);
        }
        hasRead = false;
        context.fireChannelReadComplete();
    }

    /** What has come meanwhile may be a line too much behind a body, or the beginning of what is asked next. */
    private void closeUnlessAnswering() {
        if (isAnswering) {
            header = after(HEADER, this::closeUnlessAnswering);
        } else {
            close();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            taken();
            goOn();
        } else {
            await();
        }
        context.fireChannelWritabilityChanged();
    }

    private void await() {
        var left = left();
        untaken.add(this, left);
        cancelled(answer);
        answer = after(ANSWER, () -> {
            if (context.channel().isWritable()) {
                taken();
            } else if (left() > left - PORTION) {
                close();
            } else {
                await();
            }
        });
    }

    /** A file takes no memory, and the channel stays writable however slowly it is read. */
    private void await(FileRegion file, long before) {
        cancelled(answer);
        answer = after(ANSWER, () -> {
            if (file.transferred() < before + PORTION) {
                close();
            } else {
                await(file, file.transferred());
            }
        });
    }

    private void taken() {
        untaken.remove(this);
        answer = cancelled(answer);
    }

    private void goOn() {
        if (held.isEmpty()) {
            return;
        }
        while (!held.isEmpty() && mayGoOn(held.element())) {
            pass(held.remove());
        }
        context.fireChannelReadComplete();
        if (held.isEmpty()) {
            context.channel().config().setAutoRead(true);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        taken();
        header = cancelled(header);
        held.forEach(ReferenceCountUtil::release);
        held.clear();
        context.fireChannelInactive();
    }

    /** From any thread. */
    void close() {
        context.channel().close();
    }

    /** How many bytes more have to be taken before it is called writable again. */
    private long left() {
        return context.channel().bytesBeforeWritable();
    }

    private Future<?> after(Duration time, Runnable act) {
        return context.executor().schedule(act, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Future<?> cancelled(Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
        return null;
    }
}
