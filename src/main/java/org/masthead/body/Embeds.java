package org.masthead.body;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Knows the pages behind the players that publishers embed. */
final class Embeds {

    /**
     * @param url of a known provider the page, in one form; else the given one as https
     * @param aspectRatio the usual one of the provider, or null
     * @param known whether the address is that of one piece of a known provider
     */
    record Found(String provider, String url, String aspectRatio, boolean known) {}

    /** @param address host without www and path; what its groups hold goes into the url */
    private record Rule(String provider, Pattern address, String url, String aspectRatio) {
        Rule(String provider, String address, String url, String aspectRatio) {
            this(provider, Pattern.compile(address), url, aspectRatio);
        }
    }

    private static final String YOUTUBE = "youtube(?:-nocookie)?\\.com/";

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "youtube",
                    YOUTUBE + "(?:embed/videoseries|playlist)\\?(?:.*&)?list=([\\w-]+).*",
                    "https://www.youtube.com/playlist?list=$1",
                    "16:9"),
            new Rule(
                    "youtube",
                    YOUTUBE + "(?:embed/|v/|live/|watch\\?(?:.*&)?v=)([\\w-]{11})\\b.*",
                    "https://www.youtube.com/watch?v=$1",
                    "16:9"),
            new Rule("youtube", "youtu\\.be/([\\w-]{11})\\b.*", "https://www.youtube.com/watch?v=$1", "16:9"),
            new Rule("youtube", YOUTUBE + "shorts/([\\w-]{11})\\b.*", "https://www.youtube.com/shorts/$1", "9:16"),
            new Rule(
                    "vimeo",
                    "player\\.vimeo\\.com/video/(\\d+)\\?(?:.*&)?h=(\\w+).*",
                    "https://vimeo.com/$1/$2",
                    "16:9"),
            new Rule(
                    "vimeo",
                    "(?:player\\.vimeo\\.com/video|vimeo\\.com)/(\\d+(?:/\\w+)?).*",
                    "https://vimeo.com/$1",
                    "16:9"),
            new Rule(
                    "x",
                    "(?:twitter|x)\\.com/(?:i/web|(\\w+))/status(?:es)?/(\\d+).*",
                    "https://x.com/$1/status/$2",
                    null),
            new Rule("x", "platform\\.twitter\\.com/embed/.*[?&]id=(\\d+).*", "https://x.com/i/status/$1", null),
            new Rule(
                    "instagram",
                    "instagram\\.com/(?:[\\w.]+/)?(p|reel|tv)/([\\w-]+).*",
                    "https://www.instagram.com/$1/$2/",
                    null),
            new Rule(
                    "facebook",
                    "facebook\\.com/((?:[\\w.-]+/(?:posts|videos|photos)/|reel/|watch/?\\?v=|permalink\\.php\\?).+)",
                    "https://www.facebook.com/$1",
                    null),
            new Rule("facebook", "fb\\.watch/([\\w-]+).*", "https://fb.watch/$1/", null),
            new Rule(
                    "tiktok", "tiktok\\.com/@([\\w.-]+)/video/(\\d+).*", "https://www.tiktok.com/@$1/video/$2", "9:16"),
            new Rule(
                    "tiktok",
                    "tiktok\\.com/(?:embed(?:/v2)?|player/v1)/(\\d+).*",
                    "https://www.tiktok.com/embed/v2/$1",
                    "9:16"),
            new Rule("telegram", "t\\.me/(?:s/)?(\\w+)/(\\d+).*", "https://t.me/$1/$2", null),
            new Rule(
                    "spotify",
                    "open\\.spotify\\.com/(?:intl-\\w+/)?(?:embed(?:-podcast)?/)?"
                            + "(track|album|playlist|episode|show|artist)/(\\w+).*",
                    "https://open.spotify.com/$1/$2",
                    null),
            new Rule("soundcloud", "((?:api\\.)?soundcloud\\.com/[\\w-]+/[\\w-]+(?:/[\\w-]+)?).*", "https://$1", null),
            new Rule(
                    "dailymotion",
                    "(?:dailymotion\\.com/(?:embed/)?video/|dai\\.ly/|geo\\.dailymotion\\.com/player.*[?&]video=)(\\w+).*",
                    "https://www.dailymotion.com/video/$1",
                    "16:9"));

    /** Players that carry the page as a parameter. */
    private static final Pattern WRAPPED = Pattern.compile(
            "(?:facebook\\.com/plugins/(?:post|video)\\.php|w\\.soundcloud\\.com/player/?)\\?(?:.*&)?(?:href|url)=([^&]+).*");

    private static final Pattern PREFIX = Pattern.compile("^https?://(?:(?:www|m|mobile|web)\\.)?");
    private static final Pattern HOST = Pattern.compile("[^/?#:]+");

    private Embeds() {}

    /** @param url an http or https address */
    static Found of(String url) {
        var address = PREFIX.matcher(url).replaceFirst("");
        var wrapped = WRAPPED.matcher(address);
        if (wrapped.matches()) {
            address = PREFIX.matcher(decoded(wrapped.group(1))).replaceFirst("");
        }
        var host = HOST.matcher(address);
        address = host.lookingAt() ? host.group().toLowerCase(Locale.ROOT) + address.substring(host.end()) : address;
        for (var rule : RULES) {
            var found = rule.address().matcher(address);
            if (found.matches()) {
                // A post whose author is not in its address is reached through "i".
                var page = found.replaceFirst(rule.url()).replace("x.com//", "x.com/i/");
                return new Found(rule.provider(), page, rule.aspectRatio(), true);
            }
        }
        var provider =
                PREFIX.matcher(url).replaceFirst("").split("[/?#:]", 2)[0].toLowerCase(Locale.ROOT);
        return new Found(provider, url.replaceFirst("^http:", "https:"), null, false);
    }

    private static String decoded(String parameter) {
        try {
            return Links.web(URLDecoder.decode(parameter, StandardCharsets.UTF_8))
                    .orElse("");
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
