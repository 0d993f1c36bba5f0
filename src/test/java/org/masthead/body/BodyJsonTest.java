package org.masthead.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyJsonTest {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private static final String IMAGE = "{\"id\":\"" + Shown.IMAGE + "\"}";

    /** Every type with every member, as a client would read it. */
    private static final String ALL = """
            [{"id":"a","type":"paragraph","html":"a <em>b</em>","text":"a b"},
            {"id":"b","type":"heading","level":2,"text":"H"},
            {"id":"c","type":"quote","html":"q","text":"q","attribution":null},
            {"id":"d","type":"list","ordered":true,"items":[{"html":"i","text":"i"}],"text":"i"},
            {"id":"e","type":"image","image":IMAGE,"caption":"c","credit":null,"alt":"","text":"c"},
            {"id":"f","type":"embed","provider":"youtube","url":"https://www.youtube.com/watch?v=dQw4w9WgXcQ","title":null,\
            "aspectRatio":"16:9","consentRequired":true,"text":""},
            {"id":"g","type":"video","url":"https://e.example/v.mp4","poster":IMAGE,"durationSeconds":61,\
            "captions":[{"language":"en","url":"https://e.example/v.vtt","label":null}],"text":""},
            {"id":"h","type":"audio","url":"https://e.example/a.mp3","poster":null,"durationSeconds":null,"captions":[],"text":""},
            {"id":"i","type":"gallery","images":[{"image":IMAGE,"caption":"one","credit":"r","alt":null}],"text":"one"},
            {"id":"j","type":"table","rows":[["x","y"],["1",""]],"header":true,"text":"x\\ty\\n1\\t"},
            {"id":"k","type":"preformatted","text":"a\\n  b"},
            {"id":"l","type":"divider","text":""}]""".replace("IMAGE", IMAGE).replace("\n{", "{");

    private static List<Block> read(String json) throws JsonProcessingException {
        return STRICT.readValue(json.replace('\'', '"'), new TypeReference<>() {});
    }

    private static List<String> faults(String json) throws JsonProcessingException {
        var blocks = read(json);
        return catchThrowableOfType(BodyFaults.class, () -> Body.of(blocks)).faults().stream()
                .map(fault -> fault.pointer() + " " + fault.code())
                .toList();
    }

    @Test
    void givesBackWhatWasSentWithIdAndTypeFirstAndNoMemberLeftOut() throws JsonProcessingException {
        assertThat(STRICT.writeValueAsString(Body.of(read(ALL)))).isEqualTo(ALL);
    }

    @Test
    void readsItsStoredRowAgain() throws JsonProcessingException {
        var body = Body.of(read(ALL));
        assertThat(STRICT.readValue(STRICT.writeValueAsString(body), Body.class))
                .isEqualTo(body);
    }

    @Test
    void leavesOutOfRevisionsWhatTheHtmlTellsAndWorksItOutAgain() throws JsonProcessingException {
        var body = Body.of(read(ALL));
        assertThat(body.kept())
                .contains("{\"id\":\"a\",\"type\":\"paragraph\",\"html\":\"a <em>b</em>\"}")
                .contains("{\"id\":\"c\",\"type\":\"quote\",\"html\":\"q\",\"attribution\":null}")
                .contains("\"items\":[{\"html\":\"i\"}]}")
                .contains("\"level\":2,\"text\":\"H\"")
                .contains("\"type\":\"preformatted\",\"text\":\"a\\n  b\"");
        assertThat(Body.stored(body.kept())).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a &amp; b &lt; c \" d' e",
                "one<br>two<br><br>three",
                "<a href=\"https://e.example/?a=1&amp;b\">x</a> y",
                "<bdi>x</bdi><bdi>y</bdi> <span lang=\"ar\" dir=\"rtl\">\u0645\u0631\u062D\u0628\u0627</span>",
                "a<strong> <em>b</em> c</strong>\u00A0d",
                "H<sub>2</sub>O &nbsp; &#x202F;!",
                "''"
            })
    void worksOutTheSameTextAsWhenItWasWritten(String html) throws JsonProcessingException {
        var block = new Paragraph("p", html, null);
        var quote = new Quote("q", html, null, "by");
        var list = new ListBlock("l", true, List.of(new ListBlock.Item(html, null)), null);
        var body = Body.of(List.of(block, quote, list));
        assertThat(Body.stored(body.kept())).isEqualTo(body);
    }

    @Test
    void storesBlocksThatReferToNothingInTheTextThatReadersGet() throws JsonProcessingException {
        var plain = Body.of(read(ALL).stream()
                .filter(block ->
                        Set.of("a", "b", "c", "d", "f", "h", "j", "k", "l").contains(block.id()))
                .toList());
        assertThat(plain.refers()).isFalse();
        assertThat(plain.json()).isEqualTo(new JsonMapper().writeValueAsString(plain.json(new Shown())));
        assertThat(Body.stored(plain.json())).isEqualTo(plain);
    }

    @Test
    void tellsOfPicturesAndLinksToArticlesThatTheyAreLookedUp() throws JsonProcessingException {
        for (var id : List.of("e", "g", "i")) {
            var one = read(ALL).stream().filter(block -> block.id().equals(id)).toList();
            assertThat(Body.of(one).refers()).as(id).isTrue();
        }
        assertThat(Body.of(read("[{'type':'paragraph','html':'<a href=\\'article:" + Shown.ARTICLE
                                + "\\'>x</a>'}]".replace("\\'", "\\\"")))
                        .refers())
                .isTrue();
    }

    @Test
    void deliversWithPicturesInPlaceOfTheirIds() throws JsonProcessingException {
        var json = STRICT.writeValueAsString(Body.of(read(ALL)).json(new Shown()));
        assertThat(STRICT.readTree(json).findValuesAsText("id")).hasSize(15);
        assertThat(STRICT.readTree(json).get(4).toString())
                .isEqualTo("{\"id\":\"e\",\"type\":\"image\",\"image\":" + IMAGE
                        + ",\"caption\":\"c\",\"credit\":\"its credit\",\"alt\":\"\",\"text\":\"c\"}");
        assertThat(Body.of(read(json)).blocks())
                .hasSameSizeAs(Body.of(read(ALL)).blocks());
    }

    @Test
    void ignoresAnEchoedTextAndAnEchoedPicture() throws JsonProcessingException {
        var body = Body.of(read("[{'type':'paragraph','html':'a','text':'something else'},"
                + "{'type':'image','image':{'id':'" + Shown.IMAGE + "','url':'/v1/x','width':3}}]"));
        assertThat(body.blocks().get(0).text()).isEqualTo("a");
        assertThat(body.images()).containsExactly(Shown.IMAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "https://youtu.be/dQw4w9WgXcQ, youtube",
        "https://www.charts.example:8443/1, charts.example",
        "https://Charts.example/1, charts.example"
    })
    void findsTheProviderFromTheAddressAndTakesItBack(String url, String provider) throws JsonProcessingException {
        var embed = "[{'type':'embed','url':'" + url + "','provider':%s}]";
        for (var given : List.of("null", "'" + provider + "'")) {
            assertThat(Body.of(read(embed.formatted(given))).blocks())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Embed.class, found -> assertThat(found.provider()).isEqualTo(provider));
        }
    }

    @Test
    void makesIdsThatAreMissingAndKeepsTheOthers() throws JsonProcessingException {
        var ids =
                Body.of(read("[{'type':'divider'},{'id':'mine-1','type':'divider'},{'type':'divider'}]"))
                        .blocks()
                        .stream()
                        .map(Block::id)
                        .toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9]{8}|mine-1"));
        assertThat(ids.get(1)).isEqualTo("mine-1");
    }

    @Test
    void refusesUnknownTypesAndMembersOnInputButPassesOverThemInARow() throws JsonProcessingException {
        var newer = "[{'id':'a','type':'poll','question':'?'},{'id':'b','type':'divider','text':'','since':'v2'}]";
        assertThatThrownBy(() -> read("[{'type':'poll'}]")).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> read("[{'html':'a'}]")).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> read("[{'type':'divider','colour':'red'}]"))
                .isInstanceOf(JsonProcessingException.class);
        assertThat(STRICT.readValue(newer.replace('\'', '"'), Body.class).blocks())
                .containsExactly(new Divider("b", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'type':'paragraph'}] | /0/html required",
                "[null] | /0 required",
                "[{'type':'heading','level':1,'text':'x'}] | /0/level out-of-range",
                "[{'type':'heading','text':'x'}] | /0/level out-of-range",
                "[{'id':'A b','type':'divider'}] | /0/id malformed",
                "[{'id':'a','type':'divider'},{'id':'a','type':'divider'}] | /1/id duplicate",
                "[{'type':'list','items':[]}] | /0/items required",
                "[{'type':'list','items':[{'html':'a'},{}]}] | /0/items/1/html required",
                "[{'type':'list','items':[null]}] | /0/items/0 required",
                "[{'type':'image'}] | /0/image required",
                "[{'type':'gallery','images':[{'image':{}}]}] | /0/images/0/image required",
                "[{'type':'embed','url':'javascript:alert(1)'}] | /0/url malformed",
                "[{'type':'embed','url':'https://e.example','aspectRatio':'wide'}] | /0/aspectRatio malformed",
                "[{'type':'embed','url':'https://www.e.example/1','provider':'youtube'}] | /0/provider mismatch",
                "[{'type':'embed','url':'https://youtu.be/dQw4w9WgXcQ','provider':'vimeo'}] | /0/provider mismatch",
                "[{'type':'embed','url':'https://youtube.com.evil.example/embed/dQw4w9WgXcQ','provider':'youtube'}] | /0/provider mismatch",
                "[{'type':'embed','url':'https://e.example','provider':''}] | /0/provider mismatch",
                "[{'type':'video','url':'/x.mp4'}] | /0/url malformed",
                "[{'type':'audio','url':'https://e.example/a','durationSeconds':-1}] | /0/durationSeconds out-of-range",
                "[{'type':'video','url':'https://e.example/v','captions':[{'language':'?','url':'https://e.example'}]}] | /0/captions/0/language malformed",
                "[{'type':'table','rows':[]}] | /0/rows required",
                "[{'type':'preformatted'}] | /0/text required"
            })
    void namesThePlaceOfAFault(String json, String fault) throws JsonProcessingException {
        assertThat(faults(json)).containsExactly(fault);
    }

    @Test
    void namesAllFaultsAtOnce() throws JsonProcessingException {
        assertThat(
                        faults(
                                "[{'type':'paragraph'},{'type':'divider'},{'type':'heading','level':9,'text':null},{'type':'image'}]"))
                .containsExactly("/0/html required", "/2/level out-of-range", "/2/text required", "/3/image required");
    }

    @Test
    void holdsTheLimitsOfABody() {
        var tooLong = new Paragraph(null, "x".repeat(100_001), null);
        var item = new ListBlock.Item("x", null);
        var manyColumns = new Table(null, List.of(Collections.nCopies(51, "x")), false, null);
        assertFault(List.of(tooLong), "/0/html", "too-long");
        assertFault(List.of(new ListBlock(null, true, Collections.nCopies(501, item), null)), "/0/items", "too-many");
        assertFault(List.of(manyColumns), "/0/rows", "too-many");
        assertFault(Collections.nCopies(2_001, new Divider(null, null)), "", "too-many");
        assertFault(Collections.nCopies(11, new Paragraph(null, "x".repeat(99_999), null)), "", "too-long");
    }

    private static void assertFault(List<Block> blocks, String pointer, String code) {
        assertThatThrownBy(() -> Body.of(blocks))
                .isInstanceOfSatisfying(
                        BodyFaults.class,
                        thrown -> assertThat(thrown.faults()).singleElement().satisfies(fault -> {
                            assertThat(fault.pointer()).isEqualTo(pointer);
                            assertThat(fault.code()).isEqualTo(code);
                            assertThat(fault.detail()).endsWith(".");
                        }));
    }

    @Test
    void warnsOfWhatSanitisingRemoved() throws JsonProcessingException {
        var parsed = Body.fromBlocks(read("[{'type':'paragraph','html':'a<script>x</script>'}]"));
        assertThat(parsed.warnings()).containsExactly("removed 1 script element");
        assertThat(Body.of(null)).isEqualTo(Body.EMPTY);
    }
}
