package org.masthead.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.masthead.signed.AddressList;
import org.masthead.signed.Refused;
import org.masthead.signed.Root;
import org.masthead.signed.Verification;

/** What is believed of a publication: the newest root and the newest manifest that were found. */
final class Trust {

    private static final Duration REFRESH_EVERY = Duration.ofHours(6);
    private static final Duration REFRESH_OLD_EVERY = Duration.ofMinutes(5);
    private static final int MOST_BYTES = 256 << 10;

    /** A call may have to wait until there is a list, and is to have its answer in time all the same. */
    private static final long LAST_START = Race.LAST_START / 2;

    private final Settings settings;
    private final Order order;
    private final Calls calls;
    private Trusted trusted;
    private CompletableFuture<Void> refreshing = CompletableFuture.completedFuture(null);
    private Instant refreshedAt = Instant.MIN;

    private record Trusted(Root root, AddressList list) {}

    /** What is remembered, else what the program brings along. */
    Trust(Settings settings, Order order, Calls calls) throws Refused {
        this.settings = settings;
        this.order = order;
        this.calls = calls;
        var root = kept(settings, Verification.first(bytes(settings.root())));
        var list = Stream.of(settings.store().getOrDefault("manifest", ""), String.valueOf(settings.manifest()))
                .flatMap(text -> list(root, text, settings.clock().instant()))
                .findFirst();
        trusted = new Trusted(root, list.orElse(null));
    }

    private static Root kept(Settings settings, Root bundled) {
        try {
            var kept = Verification.first(bytes(settings.store().getOrDefault("root", "")));
            return kept.publication().equals(bundled.publication()) && kept.version() > bundled.version()
                    ? kept
                    : bundled;
        } catch (Refused refused) {
            return bundled;
        }
    }

    private static Stream<AddressList> list(Root root, String text, Instant now) {
        try {
            return Stream.of(Verification.list(root, bytes(text), null, now));
        } catch (Refused refused) {
            return Stream.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    synchronized AddressList list() {
        return trusted.list();
    }

    synchronized Root root() {
        return trusted.root();
    }

    /** The later one of the device's clock and of when the list was issued. */
    Instant now(AddressList list) {
        var device = settings.clock().instant();
        return list != null && list.issued().isAfter(device) ? list.issued() : device;
    }

    synchronized void refreshIfDue() {
        var list = trusted.list();
        var every = list != null && list.isOld(now(list)) ? REFRESH_OLD_EVERY : REFRESH_EVERY;
        if (refreshedAt.plus(every).isBefore(Instant.now())) {
            refresh();
        }
    }

    /** Looks for newer roots and a newer manifest wherever they may be; one look at a time. */
    synchronized CompletableFuture<Void> refresh() {
        if (refreshing.isDone()) {
            refreshedAt = Instant.now();
            var known = trusted;
            var listed = known.list() == null ? List.<String>of() : known.list().manifestUrls();
            var others = Stream.concat(listed.stream(), known.root().usableBootstrap().stream())
                    .filter(order::isUsable)
                    .collect(Collectors.toCollection(ArrayList::new));
            Collections.shuffle(others);
            var home = Stream.ofNullable(settings.home()).map(api -> api + "/.well-known/masthead-domains.jws");
            var urls = Stream.concat(home, others.stream()).distinct().toList();
            refreshing = new Race<Void>(urls, this::lookAt, this::learn, LAST_START).run();
        }
        return refreshing;
    }

    /** Where there is no manifest, or a wrong one, nothing else is asked first either. */
    private void learn(String won, List<String> lost) {
        var bad = lost.stream().map(url -> URI.create(url).getAuthority()).toList();
        for (var address : list().domains()) {
            var machine = address.api() == null ? "" : URI.create(address.api()).getAuthority();
            if (bad.contains(machine)) {
                order.failed(address.key());
            }
            // When some are blocked, it is the best guess.
            if (!bad.isEmpty() && machine.equals(URI.create(won).getAuthority())) {
                order.mayWork(address.key());
            }
        }
    }

    private CompletableFuture<Void> lookAt(String url, CompletableFuture<Void> stop) {
        return document(URI.create(url), stop).thenCompose(document -> checked(url, () -> {
            // What it says is not believed yet, only asked for.
            var wanted = Verification.rootVersion(document);
            var known = new Newest(root(), null);
            return walk(URI.create(url), known, wanted, stop).thenAccept(newest -> take(url, newest, document));
        }));
    }

    /** A root, and its text unless it was known before. */
    private record Newest(Root root, String text) {}

    private CompletableFuture<Newest> walk(URI manifest, Newest from, int wanted, CompletableFuture<Void> stop) {
        if (from.root().version() >= wanted) {
            return CompletableFuture.completedFuture(from);
        }
        var url = manifest.resolve("masthead-root-" + (from.root().version() + 1) + ".jws");
        return document(url, stop).thenCompose(document -> checked(url.toString(), () -> {
            var text = new String(document, StandardCharsets.UTF_8);
            return walk(manifest, new Newest(Verification.next(from.root(), document), text), wanted, stop);
        }));
    }

    private CompletableFuture<byte[]> document(URI url, CompletableFuture<Void> stop) {
        return calls.get(url, Map.of(), MOST_BYTES, stop).thenApply(reply -> {
            if (reply.status() != 200) {
                throw new CompletionException(new IllegalStateException("status " + reply.status()));
            }
            return reply.body();
        });
    }

    private interface Check<T> {
        T now() throws Refused;
    }

    private <T> T checked(String url, Check<T> check) {
        try {
            return check.now();
        } catch (Refused refused) {
            settings.report().accept(refused.outcome().text(), url);
            throw new CompletionException(refused);
        }
    }

    private synchronized void take(String url, Newest newest, byte[] document) {
        var root = newest.root();
        if (root.version() < trusted.root().version()) {
            throw new CompletionException(new IllegalStateException("an older root"));
        }
        // With other keys, what the old ones signed does not count: they may have been stolen.
        var last = root.hasTheSameSigners(trusted.root()) ? trusted.list() : null;
        var known = last == null ? null : new Verification.Known(last.version(), last.sha256());
        var list = checked(url, () -> Verification.list(root, document, known, now(last)));
        if (newest.text() != null) {
            settings.store().put("root", newest.text());
        }
        settings.store().put("manifest", new String(document, StandardCharsets.UTF_8));
        trusted = new Trusted(root, list);
        list.revoked().forEach(gone -> order.forget(gone.key()));
        order.remember();
        if (last != null && last.version() == list.version() && list.isOld(now(list))) {
            // Others may have a newer one.
            throw new CompletionException(new IllegalStateException("nothing newer"));
        }
    }
}
