package org.masthead.article;

import java.util.Map;
import java.util.UUID;
import org.masthead.address.OwnUrls;
import org.masthead.body.Picture;
import org.masthead.body.References;
import org.masthead.image.Image;
import org.masthead.image.ImageUse;
import org.masthead.image.ImageView;

/** What a body refers to, as it is while the article is shown. */
record Rendering(String language, Map<UUID, String> paths, Map<UUID, Image> images, OwnUrls urls)
        implements References {

    @Override
    public String href(UUID article) {
        return paths.get(article);
    }

    @Override
    public String page(String path) {
        return urls.link(path);
    }

    @Override
    public Picture picture(UUID id) {
        var image = images.get(id);
        if (image == null) {
            return null;
        }
        var view = ImageView.of(image, new ImageUse(id, null, null, null), language, urls);
        return new Picture(
                view,
                view.url(),
                view.width(),
                view.height(),
                view.srcset(),
                view.alt(),
                view.caption(),
                view.credit());
    }
}
