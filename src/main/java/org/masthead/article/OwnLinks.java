package org.masthead.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.masthead.body.Body;
import org.masthead.outgoing.HostNames;

/**
 * Turns links to our own pages, on any of our hosts past or present, into references to articles, so that no stored
 * text holds a host name of ours. A page that is no article's stays as a path.
 */
record OwnLinks(Names names) {

    Body referenced(Body body) {
        return body.mapLinks(this::referenced);
    }

    private String referenced(String href) {
        try {
            var url = new URI(href);
            if (url.getRawPath() == null || !isOurs(href, url)) {
                return href;
            }
            return names.articleAt(url.getRawPath()).map(id -> "article:" + id).orElseGet(() -> pathOf(url));
        } catch (URISyntaxException e) {
            return href;
        }
    }

    private boolean isOurs(String href, URI url) {
        if (url.getScheme() == null) {
            return href.startsWith("/");
        }
        return Optional.ofNullable(url.getHost())
                .flatMap(HostNames::normalise)
                .filter(names::isOwnHost)
                .isPresent();
    }

    private static String pathOf(URI url) {
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return path
                + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery())
                + (url.getRawFragment() == null ? "" : "#" + url.getRawFragment());
    }
}
