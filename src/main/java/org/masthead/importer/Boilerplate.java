package org.masthead.importer;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What pages print around an article, in the languages of the saved pages we know. One line of a table is one language;
 * letter case, digits, punctuation and apostrophes do not count, so "Comments (12)" is found as "comments".
 */
enum Boilerplate {

    /** Lines that stand alone and are no part of the article: sharing, tools, navigation, advertising. */
    FURNITURE("""
            donate | donate now | support us | share | share this | share this article | share this story | share this page | share this post | share article | share via | share on social media | tweet | tweet this | print | print this | print this article | print article | print version | email | e mail | email this | email this article | email a friend | send | send to a friend | copy link | link copied | copy url | save | save article | save for later | bookmark | like | pin it | pin | reddit | linkedin | facebook | twitter | x | whatsapp | telegram | messenger | viber | pinterest | tumblr | vk | skype | flipboard | instagram | youtube | tiktok | rss | more sharing options | listen | listen to this article | gift this article
            skip to content | skip to main content | skip to navigation | skip navigation | menu | main menu | open menu | close | close menu | search | sign in | log in | login | sign up | register | subscribe | subscribe now | my account | newsletter | newsletters | home | homepage | home page | back | back to top | top of page | to top | go back | next | previous | next article | previous article | next story | previous story | site map | sitemap | contact | contact us | about | about us | advertise | advertise with us | privacy | privacy policy | terms | terms of use | terms of service | terms and conditions | cookie policy | cookie settings | cookies | manage cookies | accept | accept all | accept cookies | accept all cookies | i agree | agree | got it | reject all | decline | careers | help | faq | accessibility | rss feed | rss feeds | follow us | follow | follow us on | edition | language | change language | show more | load more | see more | view more | view all | see all | loading | expand | collapse | play | play video | watch live | live tv
            advertisement | advertisements | ad | ads | advert | sponsored | sponsored content | promoted | promoted content | article continues below advertisement | story continues below advertisement | story continues below | continue reading | continue reading below | scroll to continue | read more | read full story | read also | also read | see also | font size | text size | a a a | min read | minute read | minutes read | reading time | views | tags | topics | filed under | categories | download the app | get the app | download our app | our apps | our app | was this article helpful | report an error | report a typo | report error | reprints and permissions | image | video | photo | caption | file photo | link
            partager | partager cet article | partagez | partager sur facebook | tweeter | imprimer | envoyer | envoyer par email | copier le lien | lire aussi | lire la suite | publicité | annonce | accueil | rechercher | connexion | se connecter | abonnez vous | s abonner | retour | tout accepter | accepter | suivez nous | mots clés | signaler une erreur | temps de lecture | aller au contenu | réagir
            compartir | compartir este artículo | comparte | comparta | tuitear | imprimir | enviar por correo | copiar enlace | lea también | lea más | leer más | lee también | publicidad | anuncio | inicio | portada | buscar | iniciar sesión | suscríbete | suscribirse | volver | aceptar | aceptar todo | síguenos | etiquetas | temas | ir al contenido
            compartilhar | compartilhe | leia mais | leia também | publicidade | início | buscar | entrar | assine
            teilen | artikel teilen | diesen artikel teilen | auf facebook teilen | twittern | drucken | artikel drucken | merken | per e mail versenden | link kopieren | lesen sie auch | lesen sie mehr | mehr lesen | weiterlesen | anzeige | werbung | startseite | suche | anmelden | abonnieren | zurück | alle akzeptieren | akzeptieren | folgen sie uns | schlagworte | themen | zum inhalt springen | impressum | datenschutz
            condividi | condividi questo articolo | stampa | leggi anche | pubblicità | accedi | abbonati
            paylaş | bu haberi paylaş | yazdır | reklam | ana sayfa | giriş yap | devamını oku
            поделиться | поделиться статьей | поделиться новостью | поделись | поделитесь | твитнуть | распечатать | печать | версия для печати | отправить | отправить другу | скопировать ссылку | копировать ссылку | читать далее | читать полностью | читайте также | смотрите также | реклама | главная | на главную | поиск | войти | вход | регистрация | подписаться | подпишитесь | назад | наверх | принять | меню | теги | метки | сообщить об ошибке | подробнее | вконтакте | одноклассники | фейсбук | твиттер | ватсап
            поділитися | друкувати | читайте також | реклама | головна | пошук | увійти | підписатися
            شارك | مشاركة | شارك المقال | شارك هذا المقال | شارك الخبر | شارك عبر | طباعة | اطبع | إرسال | أرسل | نسخ الرابط | اقرأ أيضا | اقرأ أيضًا | اقرأ المزيد | المزيد | إعلان | إعلانات | الرئيسية | الصفحة الرئيسية | بحث | تسجيل الدخول | اشترك | تابعنا | القائمة | وسوم | كلمات مفتاحية | فيسبوك | تويتر | واتساب | تلغرام | تيليغرام
            اشتراک گذاری | به اشتراک بگذارید | این مقاله را به اشتراک بگذارید | این مطلب را به اشتراک بگذارید | همرسانی | ارسال | ارسال به دوستان | چاپ | نسخه چاپی | لینک کوتاه | کپی لینک | بیشتر بخوانید | بیشتر بدانید | ادامه مطلب | تبلیغات | آگهی | خانه | صفحه اصلی | صفحه نخست | جستجو | ورود | عضویت | برچسب ها | کلیدواژه ها | فیسبوک | توییتر | واتساپ | تلگرام
            שתף | שתפו | שיתוף | שתפו את הכתבה | הדפסה | הדפס | קרא עוד | קראו גם | פרסומת | דף הבית | ראשי | חיפוש | התחברות | הרשמה | תפריט | תגיות
            分享 | 分享到 | 打印 | 收藏 | 广告 | 首页 | 搜索 | 登录 | 注册 | 阅读更多 | 更多 | 微信 | 微博 | 相关新闻
            シェア | シェアする | ツイート | 印刷 | 広告 | ホーム | トップ | 検索 | ログイン | 続きを読む
            공유 | 공유하기 | 인쇄 | 광고 | 홈 | 검색 | 로그인
            """),

    /** Short lines that begin so are no part of the article either. */
    OPENING("""
            log in to | log in or | printed from | already a subscriber | already have an account | to continue reading | subscribe to continue | subscribe to read | this article is for subscribers | you have read your last | you have reached your | share on | share this | share via | share to | click to share | tweet this | skip to | copyright | all rights reserved | sign up for | sign up to | subscribe to our | subscribe to the | get our newsletter | click here to | click here for | follow us on | download our | join our | listen to this | estimated reading | reading time | you need to enable javascript | please enable javascript | we use cookies | we and our partners | this website uses cookies | this site uses cookies | our website uses cookies | by continuing to use | by continuing to browse | by using this site | by clicking | your browser does not | powered by | posted in | filed under | last modified | tags | topics
            partager sur | nous utilisons des cookies | ce site utilise des cookies | tous droits réservés | en poursuivant votre navigation
            compartir en | utilizamos cookies | usamos cookies | este sitio utiliza cookies | todos los derechos reservados
            teilen auf | wir verwenden cookies | diese website verwendet cookies | diese webseite verwendet cookies | alle rechte vorbehalten
            поделиться в | мы используем cookie | мы используем файлы cookie | сайт использует cookie | этот сайт использует | продолжая пользоваться сайтом | все права защищены
            شارك على | نستخدم ملفات تعريف | يستخدم هذا الموقع | جميع الحقوق محفوظة | حقوق النشر
            این وب سایت از کوکی | ما از کوکی | تمامی حقوق | کلیه حقوق | تمام حقوق
            כל הזכויות שמורות | האתר משתמש
            版权所有 | 无断转载
            """),

    /** What stands before the link to another story. */
    SEE_ALSO("""
            read more | read also | also read | read next | see also | watch also | more on this story | baca juga | xem thêm | đọc thêm | อ่านเพิ่มเติม
            à lire aussi | lire aussi | à lire également | à voir aussi | voir aussi | leggi anche | leggi di più | citește și
            lea también | lee también | leer también | lea más | lee más | ver también | te puede interesar | también te puede interesar | leia também | leia mais | veja também | saiba mais
            lesen sie auch | lesen sie mehr | lesen sie dazu | siehe auch | mehr dazu | lees ook | lees meer | läs också | läs även | läs mer | læs også | les også
            czytaj także | czytaj też | zobacz także | zobacz też | przeczytaj także | čtěte také | přečtěte si také | olvassa el ezt is | διαβάστε επίσης | διαβάστε ακόμη | İlgili haber | bunu da okuyun
            читайте также | читайте ещё | читать также | смотрите также | читайте також | дивіться також | прочетете още | вижте още
            اقرأ أيضا | إقرأ أيضا | اقرأ المزيد | شاهد أيضا | طالع أيضا | بیشتر بخوانید | همچنین بخوانید | یہ بھی پڑھیں | קראו גם | קראו עוד | ראו גם
            यह भी पढ़ें | ये भी पढ़ें | और पढ़ें | আরও পড়ুন | 延伸阅读 | 延伸閱讀 | 相关阅读 | 相關閱讀 | 推荐阅读 | 更多阅读 | 阅读更多 | あわせて読みたい | 関連記事 | 関連ニュース | 관련 기사 | 관련기사 | 함께 보기
            """),

    /** Titles of lists of other stories: what follows them in short lines or links goes too. */
    RELATED("""
            related | related stories | related story | related articles | related article | related news | related content | related topics | related links | related coverage | related posts | more stories | more news | more on this story | more on this topic | more on this | more from this section | more like this | most read | most popular | most viewed | trending | trending now | trending stories | popular | popular stories | popular now | recommended | recommended for you | recommended stories | recommended articles | you may also like | you might also like | you may be interested in | you might be interested in | read next | up next | what to read next | latest news | latest stories | latest | dont miss | in case you missed it | around the web | from the web | elsewhere on the web | read more | read also | also read | see also | also on
            sur le même sujet | articles liés | à lire aussi | lire aussi | les plus lus | vous aimerez aussi | dans la même rubrique
            noticias relacionadas | artículos relacionados | relacionadas | relacionado | lo más leído | más leídas | te puede interesar | también te puede interesar | más noticias
            mehr zum thema | verwandte artikel | das könnte sie auch interessieren | meistgelesen | meistgelesene artikel | weitere artikel | auch interessant
            по теме | материалы по теме | похожие материалы | похожие новости | читайте также | другие новости | самое читаемое | популярное | популярные новости | вам может быть интересно | новости по теме | последние новости | смотрите также
            читайте також | за темою
            مواضيع ذات صلة | أخبار ذات صلة | مقالات ذات صلة | ذات صلة | اقرأ أيضا | الأكثر قراءة | قد يهمك | قد يعجبك
            مطالب مرتبط | اخبار مرتبط | خبرهای مرتبط | مرتبط | بیشتر بخوانید | پربازدیدترین | پربازدیدها | پربیننده ترین
            כתבות נוספות | כתבות קשורות | אולי יעניין אותך | קראו גם
            相关新闻 | 相关阅读 | 推荐阅读 | 関連記事 | 관련 기사 | 관련기사
            """),

    /** Titles after which only readers speak. */
    COMMENTS("""
            comments | comment | no comments | no comments yet | leave a comment | leave a reply | leave comment | post a comment | add a comment | add comment | join the conversation | join the discussion | view comments | show comments | your comment | reader comments | write a comment | replies
            commentaires | commentaire | laisser un commentaire | comentarios | deja un comentario | deja una respuesta | comentários | kommentare | kommentar schreiben | kommentar verfassen | commenti | yorumlar
            комментарии | комментарий | комментариев | оставить комментарий | добавить комментарий | обсуждение | коментарі
            التعليقات | تعليقات | أضف تعليقا | اترك تعليقا | أضف تعليق | نظرات | دیدگاه ها | نظر شما | ارسال نظر | ارسال دیدگاه | تגובות | תגובות | הוסף תגובה | 评论 | コメント | 댓글
            """),

    /** The first crumb of a breadcrumb, which names no section. */
    HOME("""
            होम | मुख्य पृष्ठ | মূলপাতা | হোম | صفحہ اول | beranda | trang chủ | หน้าแรก | αρχική | αρχική σελίδα | hem | hjem | etusivu | domů | kezdőlap | acasă | начало | home | homepage | home page | front page | main | main page | start | index | you are here
            accueil | inicio | portada | início | startseite | home seite | pagina iniziale | ana sayfa | strona główna | головна | главная | на главную | главная страница | الرئيسية | الصفحة الرئيسية | خانه | صفحه اصلی | صفحه نخست | דף הבית | ראשי | 首页 | 首頁 | ホーム | トップ | 홈
            """),

    /** Labels of curated lists: a collection, whatever place the page gives them. */
    COLLECTION("""
            editors choice | editor choice | editors pick | editors picks | editor picks | our picks | top stories | top story | top news | featured | featured story | featured stories | featured news | must read | must reads
            choix de la rédaction | le choix de la rédaction | les choix de la rédaction | sélection de la rédaction | à la une | selección del editor | elección del editor | destacados | destacadas | destacado | noticias destacadas | escolha do editor | escolhas do editor | destaques
            auswahl der redaktion | redaktionsauswahl | empfehlungen der redaktion | empfehlung der redaktion | tipp der redaktion | topthemen | top themen | topmeldungen | scelti dalla redazione | scelte della redazione | in evidenza | editörün seçimi | editörün seçtikleri | öne çıkanlar
            выбор редакции | выбор редактора | выбор редакторов | главные новости | главное | топ новости | вибір редакції | вибір редактора
            اختيارات المحرر | اختيار المحرر | اختيارات المحررين | مختارات | مختارات المحرر | أهم الأخبار | أبرز الأخبار
            انتخاب سردبیر | انتخاب دبیر | پیشنهاد سردبیر | منتخب سردبیر | برگزیده | برگزیده ها | برگزیده سردبیر | خبرهای برگزیده | اخبار برگزیده | مهم ترین اخبار
            בחירת העורך | בחירת העורכים | בחירת המערכת | הבחירה של העורך | 编辑推荐 | 編輯推薦 | 编辑精选 | 編集部のおすすめ | 編集部おすすめ | 에디터 추천 | 편집자 추천
            """),

    /** Short labels above a headline that say what sort of piece it is. */
    KICKER("""
            exclusive | breaking | breaking news | analysis | opinion | interview | explainer | explained | live | live updates | developing | developing story | update | updated | editorial | commentary | comment | feature | special report | investigation | in depth | review | profile | fact check | watch | just in
            exclusif | analyse | entretien | tribune | éditorial | exclusiva | análisis | entrevista | opinión | exklusiv | kommentar | reportage | eilmeldung | эксклюзив | анализ | аналитика | интервью | мнение | срочно | молния | репортаж | عاجل | خاص | تحليل | حصري | فوری | اختصاصی | تحلیل | گفتگو | یادداشت | בלעדי | פרשנות | 独家 | 速報 | 단독
            """),

    /** Headlines of pages that are no article. */
    NO_ARTICLE("""
            not found | page not found | error | error page not found | page cannot be found | the page cannot be found | file not found | oops | whoops | sorry | access denied | forbidden | unauthorized | bad gateway | service unavailable | internal server error | server error | gateway timeout | too many requests | just a moment | attention required | one moment please | are you a robot | are you human | security check | verify you are human | please verify you are human | checking your browser | site maintenance | under maintenance | log in | login | sign in | sign in to continue | log in to continue | please log in | please sign in | create an account | welcome back | subscribe | access to this page has been denied | this page isnt available | page unavailable | we cant find that page | sorry we cant find that page | this page does not exist
            sorry you have been blocked | please enable cookies | javascript is disabled | enable javascript | ddos protection
            page non trouvée | page introuvable | accès refusé | connexion | página no encontrada | acceso denegado | iniciar sesión | seite nicht gefunden | zugriff verweigert | anmelden | страница не найдена | ошибка | доступ запрещен | вход | войти | الصفحة غير موجودة | تسجيل الدخول | خطأ | صفحه یافت نشد | صفحه مورد نظر یافت نشد | ورود | خطا | הדף לא נמצא | התחברות | 页面不存在 | 登录 | ページが見つかりません
            """),

    /** How the few sentences begin that guards and servers show in place of a page. */
    INSTEAD("""
            checking your browser before | checking if the site connection is secure | enable javascript and cookies to continue | please enable javascript and cookies | please enable js and disable | please enable cookies and reload | please turn javascript on | please make sure your browser supports javascript | you need to enable javascript | this page needs javascript | this site requires javascript | javascript is required | verify you are human | verifying you are human | please verify you are | please confirm you are human | confirm you are not a robot | press hold to confirm | complete the security check | please complete the security check | one more step | why have i been blocked | you are unable to access | you have been blocked | this website is using a security service | your access to this site has been limited | access to this page has been denied | access denied | you dont have permission to access | weve detected unusual activity | we have detected unusual activity | our systems have detected unusual traffic | are you a robot | ddos protection by | this process is automatic your browser will redirect
            the page you are looking for | the page you were looking for | the page you requested | sorry the page you | sorry we couldnt find | sorry we could not find | we couldnt find the page | we cant find the page | we cant seem to find | oops that page cant be found | that page cant be found | oops page not found | page not found | the requested url | it looks like nothing was found | nothing was found at this location
            vérification de votre navigateur | activez javascript | veuillez activer javascript | vérifiez que vous êtes humain | la page que vous recherchez | la page demandée | comprobando su navegador | verificando que es humano | habilite javascript | la página que busca | a página que você procura | ihr browser wird überprüft | bestätigen sie dass sie ein mensch sind | bitte aktivieren sie javascript | die angeforderte seite | die gesuchte seite | la pagina richiesta | la pagina cercata
            проверка браузера | проверяем ваш браузер | подтвердите что вы не робот | подтвердите что вы человек | включите javascript | страница которую вы ищете | запрашиваемая страница | перевірка браузера | التحقق من المتصفح | تحقق من أنك إنسان | الصفحة التي تبحث عنها | صفحه مورد نظر | صفحه ای که به دنبال آن | 正在检查您的浏览器 | 请启用 javascript | 请完成安全验证 | 您访问的页面不存在 | ブラウザを確認しています | お探しのページ | 페이지를 찾을 수 없습니다
            """);

    private static final Pattern READING_TIME = Pattern.compile(
            "(?iU)\\d{1,2}(?:\\s?[–-]\\s?\\d{1,2})?[\\s-]?(?:min|mins|minutes?|minuten|minuti|minutos|мин|минут\\p{L}*|دقيقة|دقائق|分钟|分)\\b\\.?(?:\\s(?:read|reading time|de lecture|de lectura|lesezeit|чтения))?");

    /** A page of more text than this is an article, whatever its words. */
    private static final int SHORT = 600;

    private final Set<String> phrases;

    Boilerplate(String table) {
        phrases = Arrays.stream(table.split("[|\\n]"))
                .map(Lines::key)
                .filter(phrase -> !phrase.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the whole line is one of the phrases. */
    boolean is(String line) {
        return line.length() <= 120 && phrases.contains(Lines.key(line));
    }

    /** Whether the line begins with one of the phrases, as whole words. */
    boolean begins(String line) {
        var key = Lines.key(line.substring(0, Math.min(line.length(), 80)));
        for (var end = key.length(); end > 0; end = key.lastIndexOf(' ', end - 1)) {
            if (phrases.contains(key.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Lines that go wherever they stand. Those that merely begin so must be short, or they may be sentences of the
     * text.
     */
    static boolean isFurniture(String line) {
        var letters = line.codePoints().anyMatch(Character::isLetter);
        return !letters && line.length() < 40
                || READING_TIME.matcher(line).matches()
                || FURNITURE.is(line)
                || line.startsWith("©")
                || OPENING.begins(line) && (line.length() <= 100 || isNotice(line))
                || SEE_ALSO.begins(line) && line.length() <= 100 && !Lines.endsSentence(line)
                || isRow(line);
    }

    /**
     * Whether a short page is what guards and servers show in place of one: a check for robots, a refusal, an error.
     *
     * @param length of the text below the headline
     */
    static boolean isInstead(String headline, List<String> lines, int length) {
        return length < SHORT
                && (NO_ARTICLE.is(headline)
                        || headline.matches("[45]\\d\\d")
                        || INSTEAD.begins(headline)
                        || lines.stream().anyMatch(INSTEAD::begins));
    }

    /** Cookie banners and rights are long sentences, told from the text by what they speak of. */
    private static boolean isNotice(String line) {
        var key = Lines.key(line.substring(0, Math.min(line.length(), 200)));
        return key.contains("cookie")
                || key.contains("cookies")
                || key.contains("copyright")
                || key.contains("rights reserved");
    }

    /** "Share | Tweet | Print" and the like: nothing but furniture between separators. */
    private static boolean isRow(String line) {
        var parts = line.length() > 200 ? new String[0] : line.split("[|·•/]");
        return parts.length > 1 && Arrays.stream(parts).allMatch(part -> FURNITURE.is(part) || part.isBlank());
    }
}
