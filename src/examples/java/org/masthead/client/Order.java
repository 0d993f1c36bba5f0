package org.masthead.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.masthead.signed.AddressList;
import org.masthead.signed.AddressList.Address;
import org.masthead.signed.Json;
import org.masthead.signed.Refused;

/**
 * In which order addresses are tried: as the manifest says, those that did not answer lately behind the others, and as long
 * as that holds for one ahead of it, the one that worked last before all that are no more to be avoided than it.
 */
final class Order {

    private static final double FIRST_PAUSE = 30_000;
    private static final double LONGEST_PAUSE = 3_600_000;

    private final Settings settings;
    private final Map<String, Breaker> breakers = new HashMap<>();
    private final Map<String, String> last = new HashMap<>();

    /** An address that did not answer: how often in a row, and until when it comes last (milliseconds). */
    private record Breaker(int times, double until) {}

    /**
     * @param key of the domain; for the address in the settings its base, which is no domain's key
     * @param base without {@code /v1}
     */
    record Place(String key, String base, boolean isOwn, Address address) {}

    Order(Settings settings) {
        this.settings = settings;
        recall();
    }

    synchronized List<Place> of(AddressList list, String edition) {
        var places = new LinkedHashMap<String, Place>();
        own(list).ifPresent(own -> places.put(own.base(), own));
        for (var address : list == null ? List.<Address>of() : list.usable()) {
            if (isUsable(address) && (edition == null || address.editions().contains(edition))) {
                places.putIfAbsent(
                        base(address), new Place(address.key(), base(address), isFirstParty(address), address));
            }
        }
        var chances = new HashMap<Place, Double>();
        places.values().forEach(place -> chances.put(place, chance(place.address())));
        var sorted = new ArrayList<>(places.values());
        sorted.sort(Comparator.comparing(this::isAvoided)
                .thenComparing(place -> place.address() == null
                        || !place.address().preferIn().contains(settings.country()))
                .thenComparing(place -> place.address() == null ? 0 : place.address().priority())
                .thenComparing(place -> !isProven(place))
                .thenComparing(chances::get));
        return behindLast(sorted);
    }

    private boolean isAvoided(Place place) {
        return place.address() != null && place.address().avoidIn().contains(settings.country());
    }

    private boolean isProven(Place place) {
        return place.key().equals(last.get(settings.network()));
    }

    private List<Place> behindLast(List<Place> sorted) {
        var now = System.currentTimeMillis();
        var behind = sorted.stream()
                .filter(place -> breakers.containsKey(place.key())
                        && breakers.get(place.key()).until() > now)
                .collect(Collectors.toSet());
        // Of those before the one that worked last, some are behind: the others may hang as well, and had no time to show it.
        var isUnsure = sorted.stream().takeWhile(place -> !isProven(place)).anyMatch(behind::contains);
        return sorted.stream()
                .sorted(Comparator.comparing((Place place) -> behind.contains(place))
                        .thenComparing(this::isAvoided)
                        .thenComparing(place -> !(isUnsure && isProven(place))))
                .toList();
    }

    /** The address in the settings, unless the list revokes it or says that others run it. */
    private Optional<Place> own(AddressList list) {
        var home = settings.home();
        if (home == null) {
            return Optional.empty();
        }
        if (list == null || list.domains().stream().noneMatch(address -> home.equals(base(address)))) {
            return Optional.of(new Place(home, home, true, null)).filter(own -> list == null || !list.revokes(home));
        }
        return list.usable().stream()
                .filter(address -> home.equals(base(address)) && !isThirdParty(address))
                .findFirst()
                .map(address -> new Place(home, home, isFirstParty(address), null));
    }

    private static String base(Address address) {
        return address.api() == null ? null : address.api().replaceFirst("/v1$", "");
    }

    private static boolean isFirstParty(Address address) {
        return address.trust().equals("first-party");
    }

    private static boolean isThirdParty(Address address) {
        return address.trust().equals("third-party");
    }

    /** Of addresses of the same priority those of more weight are tried first more often. */
    private static double chance(Address address) {
        var weight = address == null ? 1 : Math.max(address.weight(), 0.01);
        return -Math.log(1 - ThreadLocalRandom.current().nextDouble()) / weight;
    }

    private boolean isUsable(Address address) {
        return address.api() != null
                && isUsable(address.api())
                && !isThirdParty(address)
                && (address.network().equals("clearnet") || settings.tor());
    }

    boolean isUsable(String url) {
        var uri = URI.create(url);
        return "https".equals(uri.getScheme())
                || "http".equals(uri.getScheme()) && (settings.plain() || uri.getHost().endsWith(".onion"));
    }

    synchronized void worked(String key) {
        breakers.remove(key);
        last.put(settings.network(), key);
    }

    /** Something else than an answer was found there: as long as nothing is known to work, it is the best guess. */
    synchronized void mayWork(String key) {
        last.putIfAbsent(settings.network(), key);
    }

    synchronized void failed(String key) {
        var times = breakers.containsKey(key) ? breakers.get(key).times() + 1 : 0;
        var pause = Math.min(FIRST_PAUSE * Math.pow(2, times), LONGEST_PAUSE)
                * (0.8 + 0.4 * ThreadLocalRandom.current().nextDouble());
        breakers.put(key, new Breaker(times, System.currentTimeMillis() + pause));
    }

    synchronized void forget(String key) {
        breakers.remove(key);
        last.values().remove(key);
    }

    synchronized void remember() {
        var pauses = new LinkedHashMap<String, Object>();
        breakers.forEach((key, breaker) -> pauses.put(key, List.of(breaker.times(), (long) breaker.until())));
        settings.store().put("state", Json.write(Map.of("breakers", pauses, "last", last)));
    }

    private void recall() {
        try {
            var text = settings.store().getOrDefault("state", "{}");
            var state = (Map<?, ?>) Json.read(text.getBytes(StandardCharsets.UTF_8));
            if (state.get("breakers") instanceof Map<?, ?> pauses) {
                pauses.forEach((key, pause) -> {
                    var numbers = (List<?>) pause;
                    breakers.put(
                            (String) key,
                            new Breaker(((Double) numbers.get(0)).intValue(), (Double) numbers.get(1)));
                });
            }
            if (state.get("last") instanceof Map<?, ?> worked) {
                worked.forEach((network, key) -> last.put((String) network, (String) key));
            }
        } catch (Refused | ClassCastException | IndexOutOfBoundsException e) {
            breakers.clear();
        }
    }
}
