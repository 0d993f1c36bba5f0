package org.masthead.rendition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenditionTest {

    private static List<String> sizes(int width, int height, Crop crop) {
        return Rendition.all(width, height, crop, Encoding.WEBP).stream()
                .map(rendition -> rendition.step() + ": " + rendition.width() + "x" + rendition.height())
                .toList();
    }

    @Test
    void endsWithTheSizeOfTheOriginal() {
        assertThat(sizes(1200, 800, Crop.ORIGINAL))
                .containsExactly("320: 320x213", "640: 640x427", "960: 960x640", "1280: 1200x800");
        assertThat(sizes(1280, 800, Crop.ORIGINAL)).endsWith("1280: 1280x800");
        assertThat(sizes(6000, 4000, Crop.ORIGINAL)).hasSize(5).endsWith("1920: 1920x1280");
        assertThat(sizes(80, 50, Crop.ORIGINAL)).containsExactly("320: 80x50");
        assertThat(sizes(1, 1, Crop.WIDE)).containsExactly("320: 1x1");
    }

    @Test
    void cutsTheLargestPartOfTheShape() {
        assertThat(sizes(1200, 800, Crop.WIDE)).contains("640: 640x360").endsWith("1280: 1200x675");
        assertThat(sizes(1200, 800, Crop.SQUARE)).containsExactly("320: 320x320", "640: 640x640", "960: 800x800");
        assertThat(sizes(800, 1200, Crop.SQUARE)).endsWith("960: 800x800");
    }

    @Test
    void keepsWhatIsVeryHighOfASizeToHandle() {
        assertThat(sizes(1000, 20_000, Crop.ORIGINAL))
                .startsWith("320: 64x1280")
                .endsWith("1920: 384x7680");
    }

    @Test
    void givesTheLargestForAStepBeyond() {
        assertThat(Rendition.at(1920, 700, 500, Crop.ORIGINAL, Encoding.JPEG).step())
                .isEqualTo(960);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5, 200, 0",
        "0, 0, 0, 0",
        "1, 1, 400, 0",
        "0.2, 0.9, 0, 0",
        "0.7, 0, 400, 0",
        "0.6, 0, 320, 0",
    })
    void cutsAroundTheFocalPointAsFarAsThereIsPicture(float x, float y, int left, int top) {
        assertThat(Crop.SQUARE.of(1200, 800, new Focus(x, y))).isEqualTo(new Crop.Area(left, top, 800, 800));
    }
}
