package org.masthead.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.masthead.importer.SavedPage.Channel;

/** Where else the publication is: apps, social accounts, television. Told by a line of text or by a link. */
final class Channels {

    private record Platform(String kind, String name, Pattern words, Pattern link) {}

    private static final List<Platform> PLATFORMS = List.of(
            platform(
                    "roku",
                    "Roku",
                    "roku",
                    "(?:channelstore\\.)?roku\\.com/(?:\\w\\w-\\w\\w/)?(?:channels?|details|add)/.+"),
            platform("apple-tv", "Apple TV", "apple ?tv|tvos", "tv\\.apple\\.com/.+"),
            platform("android-tv", "Android TV", "android ?tv|google tv", "(?!)"),
            platform(
                    "ios", "App Store", "app store|appstore|iphone|ipad|ios", "(?:apps|itunes)\\.apple\\.com/.*app/.+"),
            platform(
                    "android",
                    "Google Play",
                    "google play|play store|android(?! ?tv)",
                    "play\\.google\\.com/store/apps/.+"),
            platform(
                    "telegram",
                    "Telegram",
                    "telegram|телеграм\\p{L}*|تلگرام|تلغرام|تيليجرام|تليجرام|טלגרם",
                    "(?:t|telegram)\\.me/(?!share|joinchat|iv\\b|addstickers)(?:s/)?[\\w+-]{3,64}"),
            platform(
                    "x",
                    "X",
                    "twitter|твиттер\\p{L}*|تويتر|توییتر|on x",
                    "(?:mobile\\.)?(?:twitter|x)\\.com/(?!intent|share|home|hashtag|search|i/|login|privacy|tos)@?\\w{1,20}"),
            platform(
                    "facebook",
                    "Facebook",
                    "facebook|فيسبوك|فیسبوک|фейсбук\\p{L}*",
                    "(?:m\\.|\\w\\w-\\w\\w\\.)?(?:facebook|fb)\\.com/(?!sharer|share|dialog|plugins|login|tr\\b|policies|help|hashtag)(?:pg/|pages/[\\w.-]+/|profile\\.php\\?id=)?[\\w.-]{3,80}"),
            platform(
                    "instagram",
                    "Instagram",
                    "instagram|انستغرام|اینستاگرام|инстаграм\\p{L}*",
                    "instagram\\.com/(?!p/|reel|explore|accounts|stories|share)[\\w.]{1,40}"),
            platform(
                    "youtube",
                    "YouTube",
                    "you ?tube|يوتيوب|یوتیوب|ютуб\\p{L}*",
                    "(?:m\\.)?youtube\\.com/(?:@[\\w.%-]+|(?:channel|user|c)/[\\w%-]+)(?:/featured|/videos)?"),
            platform("tiktok", "TikTok", "tik ?tok", "tiktok\\.com/@[\\w.-]+"),
            platform(
                    "whatsapp",
                    "WhatsApp",
                    "whats ?app|واتساب|واتس آب|ватсап\\p{L}*",
                    "(?:whatsapp\\.com/channel/\\w+|wa\\.me/\\d{6,15}|chat\\.whatsapp\\.com/\\w+)"),
            platform(
                    "podcast",
                    "Podcast",
                    "podcasts?|spotify|подкаст\\p{L}*|بودكاست|پادکست",
                    "(?:podcasts\\.apple\\.com/.+|open\\.spotify\\.com/show/\\w+)"),
            platform(
                    "newsletter",
                    "Newsletter",
                    "newsletters?|infolettre|boletín|рассылк\\p{L}*|نشرة بريدية|خبرنامه",
                    "(?!)"),
            platform("rss", "RSS", "rss(?: feeds?)?", "(?!)"));

    /** Words that invite: with them a line is about a channel wherever it stands. */
    private static final Pattern INVITATION = Pattern.compile(
            "(?iU)\\b(?:follow (?:us|our|\\p{L}+ (?:\\p{L}+ )?on)|find us|join us|join our|watch us|watch \\p{L}+ (?:\\p{L}+ )?(?:live )?on|like us|download (?:our|the|\\p{L}+ (?:\\p{L}+ )?app)|get (?:our|the) app|our (?:\\p{L}+ )?(?:app|channel)|subscribe to our|listen to us"
                    + "|now (?:available )?on|available on|stream (?:us )?on|suivez[- ]nous|téléchargez|rejoignez|abonnez[- ]vous|síguenos|siga(?:nos|-nos)|descarga(?:r|ue)?|únete|suscríbete|folgen sie uns|folge uns|laden sie|abonnieren sie|подпис\\p{L}+|следите за|наш\\p{L}* (?:телеграм|канал|приложени)\\p{L}*|скача\\p{L}+|смотрите нас"
                    + "|تابعونا|تابعنا|انضموا|حملوا|حمّل|تطبيقنا|قناتنا|ما را (?:در|دنبال)|دنبال کنید|اپلیکیشن|کانال ما|دانلود|עקבו|הצטרפו|הורידו)(?![\\p{L}])");

    private static final Pattern EDGES = Pattern.compile(
            "(?iU)^(?:on|at|in|auf|sur|en|в|على|در|for|:|-|\\s)+|(?:\\s(?:on|at|in|and|auf|sur|en|в|على|در|for|via)|[:\\s,–-])+$");
    private static final Pattern URL =
            Pattern.compile("(?i)(?:https?://)?(?:[\\w-]{1,63}\\.){1,4}[a-z]{2,12}/\\S{1,300}");
    private static final Pattern WWW = Pattern.compile("^(?:https?:)?//(?:www\\.)?", Pattern.CASE_INSENSITIVE);

    private Channels() {}

    /** Channels of a short line that invites to them. */
    static List<Channel> invited(String line) {
        return line.length() <= 160
                        && Lines.words(line) <= 22
                        && INVITATION.matcher(line).find()
                ? named(line)
                : List.of();
    }

    /** Channels of a short line outside the text: beside the platform it must carry a name or an address. */
    static List<Channel> named(String line) {
        var invited = INVITATION.matcher(line).find();
        if (line.length() > 160 || Boilerplate.FURNITURE.is(line) || !invited && Boilerplate.isFurniture(line)) {
            return List.of();
        }
        var urls = new ArrayList<Channel>();
        URL.matcher(line)
                .results()
                .map(url -> ofLink(url.group(), null))
                .filter(c -> c != null)
                .forEach(urls::add);
        if (!urls.isEmpty()) {
            return urls;
        }
        var found = new LinkedHashMap<String, Channel>();
        for (var platform : PLATFORMS) {
            var words = platform.words.matcher(line);
            if (words.find()
                    && (invited
                            || words.replaceAll("")
                                            .codePoints()
                                            .filter(Character::isLetter)
                                            .count()
                                    > 2)) {
                found.putIfAbsent(platform.kind, new Channel(platform.kind, name(line, platform, invited), null));
            }
        }
        return List.copyOf(found.values());
    }

    /** A line without invitation is the name itself, platform and all: "Example News Roku". */
    private static String name(String line, Platform platform, boolean invited) {
        if (!invited) {
            return line;
        }
        var rest = EDGES.matcher(INVITATION
                        .matcher(line.split("[:：]", 2)[0])
                        .replaceAll(" ")
                        .strip())
                .replaceAll("");
        return rest.length() <= 3
                        || Lines.words(rest) > 6
                        || PLATFORMS.stream()
                                        .filter(p -> p.words.matcher(rest).find())
                                        .count()
                                > 0
                ? platform.name
                : Lines.clean(rest);
    }

    /** The channel a link leads to, or null: shares, single posts and other sites are none. */
    static Channel ofLink(String link, String label) {
        var url = WebAddress.resolve(
                link.matches("(?i)https?://.*") ? link : link.startsWith("//") ? "https:" + link : "https://" + link,
                null);
        if (url == null) {
            return null;
        }
        var bare = WWW.matcher(url).replaceFirst("").replaceFirst("[#].*$", "").replaceFirst("/$", "");
        var noQuery = bare.replaceFirst("\\?.*$", "").replaceFirst("/$", "");
        for (var platform : PLATFORMS) {
            if (platform.link.matcher(bare).matches()
                    || platform.link.matcher(noQuery).matches()) {
                var name = Lines.orNull(label);
                var plain = name == null || Boilerplate.FURNITURE.is(name) || name.length() > 80;
                return new Channel(platform.kind, plain ? platform.name : name, WebAddress.canonical(url, null));
            }
        }
        return null;
    }

    /** Channels found in several places, each kind and address once; a name with an address beats one without. */
    static List<Channel> distinct(List<Channel> channels) {
        Map<String, Channel> byPlace = new LinkedHashMap<>();
        for (var channel : channels) {
            if (channel.url() != null) {
                var place = WWW.matcher(channel.url())
                        .replaceFirst("")
                        .replaceFirst("/$", "")
                        .toLowerCase(Locale.ROOT);
                byPlace.putIfAbsent(channel.kind() + ' ' + place, channel);
            }
        }
        for (var channel : channels) {
            if (channel.url() == null
                    && byPlace.values().stream().noneMatch(known -> known.kind().equals(channel.kind()))) {
                byPlace.put(channel.kind(), channel);
            }
        }
        return List.copyOf(byPlace.values());
    }

    private static Platform platform(String kind, String name, String words, String link) {
        return new Platform(
                kind,
                name,
                Pattern.compile("(?iU)(?<![\\p{L}.@/])(?:" + words + ")(?![\\p{L}])"),
                Pattern.compile("(?i)" + link));
    }
}
