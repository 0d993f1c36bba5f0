package org.masthead.importer;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The saved pages of the tests, read as the service reads an upload. */
final class Pages {

    private Pages() {}

    static SavedPage read(String name) {
        var html = name.endsWith(".html");
        try (var file = Pages.class.getResourceAsStream("/pages/" + name)) {
            var text = PageReader.decode(file.readAllBytes(), null, html);
            return html ? PageReader.html(text, null) : PageReader.text(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
