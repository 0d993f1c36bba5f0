package org.masthead.importer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "Boats at the quay. (Photo by Reuters);Boats at the quay.;Reuters",
                "Boats at the quay (Photo: Jane Doe/AFP);Boats at the quay;Jane Doe/AFP",
                "Boats at the quay (AFP photo);Boats at the quay;AFP",
                "Boats at the quay (File photo by AP).;Boats at the quay;AP",
                "Boats at the quay (AFP via Getty Images);Boats at the quay;AFP via Getty Images",
                "Boats at the quay (Photo: AFP via Getty Images);Boats at the quay;AFP via Getty Images",
                "Boats at the quay. REUTERS/Jane Doe;Boats at the quay.;REUTERS/Jane Doe",
                "Boats at the quay. Jane Doe/AFP via Getty Images;Boats at the quay.;Jane Doe/AFP via Getty Images",
                "Jane Doe / Reuters;-;Jane Doe / Reuters",
                "Boats at the quay. [Photo/Agencies];Boats at the quay.;Agencies",
                "Boats at the quay. Photo: Jane Doe/AFP;Boats at the quay.;Jane Doe/AFP",
                "Boats at the quay (via Harbour Police);Boats at the quay;Harbour Police",
                "Boats at the quay © Jane Doe;Boats at the quay;Jane Doe",
                "Boats at the quay. Credit: Jane Doe;Boats at the quay.;Jane Doe",
                "Credit...Jane Doe;-;Jane Doe",
                "Image source, Getty Images;-;Getty Images",
                "Image caption, Boats at the quay;Boats at the quay;-",
                "Boote am Kai. Foto: Eva Muster/dpa;Boote am Kai.;Eva Muster/dpa",
                "Photo : AFP;-;AFP",
                "Лодки у причала. (Фото: ТАСС);Лодки у причала.;ТАСС",
                "قایق‌ها در بندر (عکس: ایرنا);قایق‌ها در بندر;ایرنا",
                "قایق‌ها در بندر (تصویر: خبرگزاری);قایق‌ها در بندر;خبرگزاری",
                "Boats at the quay (left) and the ferry.;Boats at the quay (left) and the ferry.;-",
                "The boats, he said (Reuters);The boats, he said (Reuters);-",
            })
    void partsCaptionAndCredit(String line, String caption, String credit) {
        assertThat(Credits.of(line)).isEqualTo(new Credits(caption, credit));
    }

    @Test
    void takesABareAgencyOnlyUnderAPicture() {
        assertThat(Credits.ofCaption("Boats at the quay (Reuters)"))
                .isEqualTo(new Credits("Boats at the quay", "Reuters"));
        assertThat(Credits.ofCaption("Boats at the quay. Jane Doe/AP"))
                .isEqualTo(new Credits("Boats at the quay.", "Jane Doe/AP"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"AFP via Getty Images", "Getty Images", "PA Images", "Alamy Stock Photo", "Reuters Pictures"})
    void keepsTheWholeNameOfAnAgency(String agency) {
        assertThat(Credits.bare(agency)).isEqualTo(agency);
        assertThat(Credits.bare("(" + agency + ")")).isEqualTo(agency);
        assertThat(Credits.of("Boats at the quay (" + agency + ")").credit()).isEqualTo(agency);
        assertThat(Credits.of("Boats at the quay (Ada Lind/" + agency + ")").credit())
                .isEqualTo("Ada Lind/" + agency);
    }

    @Test
    void takesAPhotographerAndAnAgencyInBracketsForTheCredit() {
        assertThat(Credits.of("Ferries wait at the quay, March 3, 2021. (Ada Lind/Reuters)"))
                .isEqualTo(new Credits("Ferries wait at the quay, March 3, 2021.", "Ada Lind/Reuters"));
        assertThat(Credits.of("The council met (and/or voted) on Monday.").credit())
                .isNull();
    }
}
