package org.masthead.image;

import io.quarkus.logging.Log;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.http.Problem;
import org.masthead.http.ProblemCode;
import org.masthead.http.ProblemException;
import org.masthead.rendition.Darkroom;
import org.masthead.rendition.Rendition;
import org.masthead.rendition.Unreadable;
import org.masthead.rendition.Wanted;
import org.masthead.site.Editions;
import org.masthead.site.Languages;

/**
 * Sends a picture without what its file tells, or in another size or format. Either is made when it is first asked for.
 */
@ApplicationScoped
public class SendPicture {

    private final Originals originals;
    private final Darkroom darkroom;
    private final Editions editions;
    private final ForgetPictures forget;
    private final CurrentVertxRequest current;

    SendPicture(
            Originals originals,
            Darkroom darkroom,
            Editions editions,
            ForgetPictures forget,
            CurrentVertxRequest current) {
        this.originals = originals;
        this.darkroom = darkroom;
        this.editions = editions;
        this.forget = forget;
        this.current = current;
    }

    /**
     * Answers the running request with the original or the rendition that it asks for. Fails with a problem: 404 when
     * the original is not there, cannot be decoded or does not hold together, 503 when too many renditions are being
     * made or the disk has no room for more.
     *
     * @param image whose bytes have arrived
     * @param headers of the answer
     * @return over when the answer is
     */
    public CompletionStage<RestResponse<Void>> asked(Image image, RenditionQuery query, Map<String, String> headers) {
        var rendition = query.of(image);
        return rendition.isPresent() ? rendition(image, rendition.get(), headers) : original(image, headers);
    }

    /** The original, its pixels as they came, and of what its file tells only how it is turned. */
    CompletionStage<RestResponse<Void>> original(Image image, Map<String, String> headers) {
        return made(wanted(image, null), image.mediaType, headers);
    }

    CompletionStage<RestResponse<Void>> rendition(Image image, Rendition rendition, Map<String, String> headers) {
        return made(wanted(image, rendition), rendition.encoding().mediaType(), headers);
    }

    private CompletionStage<RestResponse<Void>> made(Wanted wanted, String mediaType, Map<String, String> headers) {
        var request = current.getCurrent().request();
        var made = darkroom.find(wanted);
        if (made.isPresent()) {
            return send(request, made.get(), mediaType, headers);
        }
        return darkroom.develop(wanted, file -> forget.unlessThere(wanted.digest()))
                .toCompletionStage()
                .handle((file, failure) -> failure == null
                        ? send(request, file, mediaType, headers)
                        : CompletableFuture.<RestResponse<Void>>failedStage(problem(failure)))
                .thenCompose(answer -> answer);
    }

    /** @param rendition null for the original */
    private Wanted wanted(Image image, Rendition rendition) {
        var language = editions.byDefault().language;
        return new Wanted(
                image.digest,
                Renditions.of(image).version(),
                rendition,
                Renditions.focus(image),
                () -> originals
                        .open(image.digest)
                        .orElseThrow(ProblemException::notFound)
                        .file(),
                image.mediaType,
                Languages.choose(image.credits, language, language),
                image.copyright);
    }

    private static CompletionStage<RestResponse<Void>> send(
            HttpServerRequest request, Path file, String mediaType, Map<String, String> headers) {
        try {
            return SendFile.answer(request, file, Files.size(file), mediaType, headers);
        } catch (IOException gone) {
            return CompletableFuture.failedStage(SendFile.unreadable());
        } catch (ProblemException failure) {
            return CompletableFuture.failedStage(failure);
        }
    }

    private static Throwable problem(Throwable failure) {
        if (failure instanceof Darkroom.Busy) {
            return Problem.of(ProblemCode.OVERLOADED)
                    .detail("Too many pictures are being made smaller; try again after Retry-After.")
                    .header("Retry-After", "2")
                    .exception();
        }
        if (failure instanceof Unreadable) {
            return Problem.of(ProblemCode.NO_RENDITION).exception();
        }
        if (failure instanceof NoSuchFileException) {
            // Another version came first, and took away what was being made of this one.
            return SendFile.unreadable();
        }
        if (failure instanceof IOException) {
            Log.warnf("A picture cannot be made smaller: %s", failure);
            return Problem.of(ProblemCode.OVERLOADED)
                    .detail("Pictures cannot be made smaller at present; try again after Retry-After.")
                    .header("Retry-After", "60")
                    .exception();
        }
        return failure;
    }
}
