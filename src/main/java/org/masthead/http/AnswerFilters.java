package org.masthead.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** What answers have beside their bodies: links between pages, and the methods of an address. */
class AnswerFilters {

    private static final Pattern NOTHING = Pattern.compile("(?:[^,]*;\\s*q=0(?:\\.0{0,3})?\\s*(?:,|$))+");

    /**
     * OPTIONS of every address, in terms of the address and not of the class that happens to hold it. HEAD is served as
     * GET: the server leaves the body away by itself, and all header fields are the same.
     */
    @ServerRequestFilter(preMatching = true)
    Response optionsAndHead(ContainerRequestContext request) {
        if (request.getMethod().equals("HEAD")) {
            request.setMethod("GET");
        }
        if (!request.getMethod().equals("OPTIONS")) {
            return null;
        }
        var methods = Allowed.methods(CurrentRequestManager.get());
        if (methods.isEmpty()) {
            throw ProblemException.notFound();
        }
        var answer = Response.noContent().header("Allow", String.join(", ", methods));
        return (methods.contains("PATCH") ? answer.header("Accept-Patch", MergePatch.MEDIA_TYPE) : answer).build();
    }

    /** 406 when every form was refused ({@code *}{@code /*;q=0}), which matching by type alone does not see. */
    @ServerRequestFilter
    void refuseNothing(HttpHeaders headers) {
        var accept = headers.getHeaderString("Accept");
        if (accept != null && NOTHING.matcher(accept).matches()) {
            throw Problem.of(ProblemCode.NOT_ACCEPTABLE).exception();
        }
    }

    /** {@code Link} (RFC 8288) of a page: next, prev, first. */
    @ServerResponseFilter
    void links(ContainerResponseContext response, UriInfo uri) {
        if (!(response.getEntity() instanceof Paged paged)) {
            return;
        }
        var links = new ArrayList<String>();
        if (paged.page().next() != null) {
            links.add(link(paged.page().next(), "next"));
        }
        if (paged.page().prev() != null) {
            links.add(link(paged.page().prev(), "prev"));
        }
        links.add(link(RequestAddress.of(uri).without("cursor").toString(), "first"));
        response.getHeaders().putSingle("Link", String.join(", ", links));
    }

    private static String link(String address, String relation) {
        return "<" + address + ">; rel=\"" + relation + "\"";
    }
}
