package org.masthead.importer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.importer.SavedPage.Address;

class AddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This website can also be accessed at the following alternate addresses:",
                "Our mirror sites:",
                "You can also reach us at:",
                "If this site is blocked, use:",
                "Сайт также доступен по следующим адресам:",
                "Зеркала сайта:",
                "Notre site est également accessible aux adresses suivantes :",
                "También puede acceder a nuestro sitio en las siguientes direcciones:",
                "Unsere Seite ist auch unter folgenden Adressen erreichbar:",
                "يمكن الوصول إلى الموقع عبر العناوين البديلة:",
                "وب‌سایت از نشانی‌های جایگزین زیر نیز در دسترس است:",
            })
    void knowsTheNotice(String sentence) {
        var page = PageReader.text(
                "Storm hits the northern coast\nA storm hit the coast on Monday and left villages dark.\n" + sentence
                        + "\n1. WWW.A.example\n• http://b.example:8080/x#y ، c.example");
        assertThat(page.addresses())
                .containsExactly(
                        new Address("www.a.example", "https://www.a.example/"),
                        new Address("b.example", "http://b.example:8080/x"),
                        new Address("c.example", "https://c.example/"));
        assertThat(page.notice()).containsExactly(sentence);
        assertThat(page.bodyHtml()).doesNotContain("example");
    }

    @Test
    void leavesSentencesOfTheTextAlone() {
        var text = "The paper said that its website can still be reached at alternate addresses abroad.";
        var page = PageReader.text("Storm hits the northern coast\n" + text + "\nIt named none of them on Monday.");
        assertThat(page.addresses()).isEmpty();
        assertThat(page.bodyHtml()).contains(text);
    }

    @Test
    void writesHostsAsDomainsAreRegistered() {
        assertThat(Addresses.in("Пример.example, user@mail.example, e.g, 10.5"))
                .containsExactly(new Address("xn--e1afmkfd.example", "https://xn--e1afmkfd.example/"));
    }
}
