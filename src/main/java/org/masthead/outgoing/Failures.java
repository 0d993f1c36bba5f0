package org.masthead.outgoing;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What went wrong on the wire, told apart by the exceptions that say so. */
final class Failures {

    private Failures() {}

    private record Sign(Predicate<Throwable> seen, Outcome outcome, String message) {}

    /** The first that is seen anywhere in the chain of causes counts. */
    private static final List<Sign> SIGNS = List.of(
            new Sign(ConnectTimeoutException.class::isInstance, Outcome.CONNECT_TIMEOUT, "It cannot be reached."),
            new Sign(
                    e -> e instanceof ConnectException || e instanceof NoRouteToHostException,
                    Outcome.CONNECT_REFUSED,
                    "It takes no connections."),
            new Sign(Failures::isExpired, Outcome.TLS_EXPIRED, "Its certificate has expired."),
            new Sign(Failures::isForAnotherName, Outcome.TLS_NAME, "Its certificate is for another name."),
            new Sign(SSLException.class::isInstance, Outcome.TLS_OTHER, "It speaks no TLS that can be trusted."),
            new Sign(
                    e -> e instanceof SocketException
                            || e instanceof VertxException
                            || e.getClass() == IOException.class,
                    Outcome.CONNECT_RESET,
                    "It ended the connection."));

    static OutgoingFailed of(Throwable failure) {
        if (failure instanceof OutgoingFailed) {
            return (OutgoingFailed) failure;
        }
        return SIGNS.stream()
                .filter(sign -> causes(failure).anyMatch(sign.seen()))
                .findFirst()
                .map(sign -> new OutgoingFailed(sign.outcome(), sign.message()))
                .orElseGet(() -> new OutgoingFailed(Outcome.BROKEN_ANSWER, "What it answers is no HTTP."));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause).limit(16);
    }

    private static boolean isExpired(Throwable e) {
        return e instanceof CertificateExpiredException
                || e instanceof CertificateNotYetValidException
                || e instanceof CertPathValidatorException
                        && ((CertPathValidatorException) e).getReason()
                                == CertPathValidatorException.BasicReason.EXPIRED;
    }

    /** The JDK has no type of its own for it. */
    private static boolean isForAnotherName(Throwable e) {
        return e.getClass() == CertificateException.class
                && Optional.ofNullable(e.getMessage())
                        .filter(message ->
                                message.startsWith("No subject alternative") || message.startsWith("No name matching"))
                        .isPresent();
    }
}
