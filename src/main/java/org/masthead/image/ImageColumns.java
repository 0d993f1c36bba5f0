package org.masthead.image;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.masthead.database.Columns;

/** How statements of other rooms read the pictures that their rows show. */
public final class ImageColumns {

    /** Of a row {@code i} of {@code image}: what an {@link ImageView} is made of. */
    public static final String COLUMNS = "i.id as image_id, i.digest as image_digest,"
            + " i.media_type as image_media_type, i.width as image_width, i.height as image_height, i.alts as image_alts, i.captions as image_captions,"
            + " i.credits as image_credits, i.copyright as image_copyright, i.focal_x as image_focal_x,"
            + " i.focal_y as image_focal_y, i.placeholder as image_placeholder,"
            + " i.dominant_color as image_dominant_color";

    private ImageColumns() {}

    /** The picture, with these of its columns; null when there is none. */
    public static Image of(ResultSet row) throws SQLException {
        var id = Columns.uuid(row, "image_id");
        if (id == null) {
            return null;
        }
        var image = new Image();
        image.id = id;
        image.digest = row.getBytes("image_digest");
        image.mediaType = row.getString("image_media_type");
        image.width = Columns.integer(row, "image_width");
        image.height = Columns.integer(row, "image_height");
        image.alts = Columns.texts(row, "image_alts");
        image.captions = Columns.texts(row, "image_captions");
        image.credits = Columns.texts(row, "image_credits");
        image.copyright = row.getString("image_copyright");
        image.focalX = row.getObject("image_focal_x", Float.class);
        image.focalY = row.getObject("image_focal_y", Float.class);
        image.placeholder = row.getString("image_placeholder");
        image.dominantColor = row.getString("image_dominant_color");
        return image;
    }
}
