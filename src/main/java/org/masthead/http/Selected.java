package org.masthead.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.filter.FilteringGeneratorDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;

/** A view of which only the selected members are written; of a page, those of each item. */
class Selected extends JsonSerializable.Base {

    private final Object view;
    private final TokenFilter filter;

    private Selected(Object view, TokenFilter filter) {
        this.view = view;
        this.filter = filter;
    }

    static Object of(Object view, FieldSelection fields) {
        if (fields.isAll()) {
            return view;
        }
        return view instanceof Paged paged
                ? new SelectedPage(paged, fields.filter())
                : new Selected(view, fields.filter());
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
        var selecting = new FilteringGeneratorDelegate(json, filter, TokenFilter.Inclusion.INCLUDE_ALL_AND_PATH, true);
        provider.defaultSerializeValue(view, selecting);
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializerProvider provider, TypeSerializer type)
            throws IOException {
        serialize(json, provider);
    }

    private static final class SelectedPage extends Selected implements Paged {

        private final Paged page;

        SelectedPage(Paged page, TokenFilter items) {
            super(page, new TokenFilter() {
                @Override
                public TokenFilter includeProperty(String name) {
                    return name.equals("data") ? items : INCLUDE_ALL;
                }
            });
            this.page = page;
        }

        @Override
        public PageInfo page() {
            return page.page();
        }
    }
}
