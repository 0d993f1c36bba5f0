package org.masthead.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.masthead.importer.SavedPage.Address;

/** The notice by which a publication tells at which other addresses it can be reached. */
final class Addresses {

    /** Words of the notice, by language. A line with such words counts only where addresses follow. */
    private static final Pattern NOTICE = Pattern.compile("(?iU)(?:"
            // English
            + "\\b(?:alternat(?:e|ive)|mirror|backup|additional|other|following)\\s(?:web\\s?)?(?:address|addresses|domains?|sites?|websites?|urls?|links?|mirrors?)\\b"
            + "|\\b(?:also|still)\\s(?:\\w+\\s){0,3}(?:accessed|available|accessible|reached|reachable|found|visited|visit us|reach us)\\b"
            + "|\\b(?:our|the|official)\\s(?:site\\s)?mirrors\\b|\\bif (?:this|our|the) (?:web)?site is (?:blocked|unavailable|not available|inaccessible)"
            // French, Spanish, Portuguese, German, Italian
            + "|adresses?\\s(?:alternatives?|miroirs?|suivantes?)|sites?\\smiroirs?|également\\s(?:accessible|disponible|consultable)"
            + "|direcci(?:ón|ones)\\s(?:alternativas?|siguientes?)|siguientes?\\sdirecci(?:ón|ones)|sitios?\\sespejos?|también\\s(?:está\\sdisponible|puede|es\\saccesible|se puede)"
            + "|endereços?\\salternativos?|seguintes\\sendereços"
            + "|alternativen?\\s(?:web)?(?:adressen?|domains?|links?)|folgenden\\s(?:\\w+\\s)?adressen|auch\\s(?:\\w+\\s){0,4}(?:erreichbar|verfügbar|abrufbar|aufrufbar)|spiegelseiten?"
            + "|indirizz[oi]\\salternativ[oi]"
            // Russian, Ukrainian
            + "|альтернативн\\p{L}+\\s(?:адрес|ссылк|домен)\\p{L}*|зеркал\\p{L}+|следующ\\p{L}+\\s(?:\\p{L}+\\s)?адрес\\p{L}*|также\\s(?:\\p{L}+\\s){0,3}доступ\\p{L}*|доступ\\p{L}*\\sтакже|альтернативн\\p{L}+\\sадрес\\p{L}*"
            // Arabic, Persian, Turkish, Hebrew, Chinese
            + "|(?:ال)?عناوين\\s(?:ال)?(?:بديلة|تالية|التالية)|(?:ال)?عنوان\\s(?:ال)?بديل|(?:ال)?روابط\\s(?:ال)?بديلة|(?:ال)?مواقع\\s(?:ال)?بديلة"
            + "|(?:آدرس|نشانی|لینک|دامنه)[\\s\\u200C]?(?:های|ها)?\\s(?:جایگزین|زیر|دیگر|کمکی)"
            + "|alternatif\\sadres\\p{L}*|כתובות?\\s(?:ה?חלופיות|ה?חלופית|ה?נוספות|הבאות)|备用(?:网址|地址|域名)|備用網址|镜像)");

    private static final Pattern BETWEEN = Pattern.compile("[\\s,;|،؛、，；]+");
    private static final Pattern AROUND = Pattern.compile("^[(\\[<«“\"'‘•*·▪–—-]+|[)\\]>»”\"'’.,:;!؟?。]+$");
    private static final Set<String> JOINTS = Set.of(
            "and", "or", "et", "ou", "y", "o", "und", "oder", "e", "и", "или", "و", "أو", "یا", "ve", "veya", "או", "和",
            "或", "&", "-", "–", "—", "•", "*", "·", "▪", "/");

    private static final int LONGEST = 600;

    private Addresses() {}

    /** Whether the line speaks of other addresses of the site. */
    static boolean announces(String line) {
        return line.length() <= LONGEST && NOTICE.matcher(line).find();
    }

    /** Whether the line consists of addresses, numbers, marks, and at most a label such as "Mirror 1:". */
    static boolean isList(String line) {
        if (line.length() > LONGEST || in(line).isEmpty()) {
            return false;
        }
        var words = 0;
        for (var token : BETWEEN.split(line)) {
            var bare = AROUND.matcher(token).replaceAll("");
            if (address(bare) == null
                    && !JOINTS.contains(bare)
                    && bare.codePoints().anyMatch(Character::isLetter)) {
                words++;
            }
        }
        return words == 0 || words <= 2 && line.matches("[^.]{1,30}:\\s.*");
    }

    /** The addresses a piece of text names, each host once. */
    static List<Address> in(String text) {
        var found = new LinkedHashMap<String, Address>();
        for (var token : BETWEEN.split(text.length() > LONGEST ? text.substring(0, LONGEST) : text)) {
            var address = address(AROUND.matcher(token).replaceAll(""));
            if (address != null) {
                found.putIfAbsent(address.host(), address);
            }
        }
        return new ArrayList<>(found.values());
    }

    private static Address address(String token) {
        var schemed = token.matches("(?i)https?://.+");
        var rest = schemed ? token.substring(token.indexOf("//") + 2) : token;
        var name = rest.split("[/?#:]", 2)[0];
        var host = rest.indexOf('@') >= 0 ? null : WebAddress.named(name);
        if (host == null) {
            return null;
        }
        var url = WebAddress.canonical(
                (schemed ? token.substring(0, token.indexOf("//") + 2) : "https://")
                        + host
                        + rest.substring(name.length()),
                null);
        return url == null ? null : new Address(host, url);
    }
}
