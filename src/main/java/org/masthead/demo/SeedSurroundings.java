package org.masthead.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.masthead.address.Domains;
import org.masthead.author.Authors;
import org.masthead.change.Change;
import org.masthead.change.ChangeLog;
import org.masthead.collection.Collections;
import org.masthead.image.Image;
import org.masthead.image.Images;
import org.masthead.section.Sections;
import org.masthead.site.Channels;
import org.masthead.site.Editions;
import org.masthead.site.Sites;
import org.masthead.tag.Tags;

/** Makes what the articles of the demonstration stand in: the publication, its tree, people, labels and addresses. */
@ApplicationScoped
class SeedSurroundings {

    private static final String ENGLISH = "en";
    private static final String ARABIC = "ar";

    /** Where the pictures of the demonstration are said to come from: articles name them by these addresses. */
    private static final String PICTURES = "https://pictures.asterport-beacon.example/%s.jpg";

    private final Sites sites;
    private final Editions editions;
    private final Channels channels;
    private final Domains domains;
    private final Sections sections;
    private final Collections collections;
    private final Authors authors;
    private final Tags tags;
    private final Images images;
    private final ChangeLog changes;
    private final Session session;
    private final ObjectMapper json;

    SeedSurroundings(
            Sites sites,
            Editions editions,
            Channels channels,
            Domains domains,
            Sections sections,
            Collections collections,
            Authors authors,
            Tags tags,
            Images images,
            ChangeLog changes,
            Session session,
            ObjectMapper json) {
        this.sites = sites;
        this.editions = editions;
        this.channels = channels;
        this.domains = domains;
        this.sections = sections;
        this.collections = collections;
        this.authors = authors;
        this.tags = tags;
        this.images = images;
        this.changes = changes;
        this.session = session;
        this.json = json;
    }

    /** Gives the ids of the pictures by their names. */
    Map<String, UUID> seed(Demonstration.Publication publication) {
        site(publication);
        editions.found(ARABIC);
        publication.channels().forEach(channel -> channels.add(channel.kind(), channel.name(), channel.url()));
        publication.domains().forEach(this::declare);
        sections(publication.sections());
        for (var names : publication.collections()) {
            collections.named(names.get(ENGLISH), ENGLISH).names.putAll(names);
        }
        publication.authors().forEach(this::author);
        for (var names : publication.tags()) {
            tags.named(names.get(ENGLISH), ENGLISH).names.putAll(names);
        }
        return pictures(publication.pictures());
    }

    private void site(Demonstration.Publication publication) {
        var site = sites.current();
        site.name = publication.name();
        site.taglines = publication.taglines();
        site.notices = publication.notices();
        changes.record(new Change("site", site.publicationId, "updated", Set.of("site")));
    }

    /** Active by the operator's declaration: nobody can prove control of a host that can't exist. */
    private void declare(Demonstration.Address address) {
        var isPrimary = address.role().equals("primary");
        if (isPrimary && domains.hasPrimary()) {
            return;
        }
        domains.propose(address.host(), Made.MAKER.name()).ifPresent(domain -> {
            domain.role = address.role();
            domain.key = isPrimary ? "primary" : domain.key;
            domain.priority = address.priority();
            domains.declare(domain);
        });
    }

    private void sections(List<Demonstration.Desk> desks) {
        for (var desk : desks) {
            var section = sections.named(desk.names(), ENGLISH);
            section.names.put(ARABIC, desk.arabic());
            section.position = desks.indexOf(desk);
        }
    }

    private void author(Demonstration.Person person) {
        var author = authors.named(person.name());
        session.createNativeMutationQuery("update author set bios = cast(:bios as jsonb) where id = :id")
                .setParameter("bios", text(person.bios()))
                .setParameter("id", author.id)
                .executeUpdate();
    }

    private String text(Map<String, String> texts) {
        try {
            return json.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, UUID> pictures(List<Demonstration.Photo> photos) {
        var ids = new HashMap<String, UUID>();
        for (var photo : photos) {
            var image = drawn(photo);
            image.sourceUrl = PICTURES.formatted(photo.name());
            image.alts.putAll(photo.alts());
            image.captions.putAll(photo.captions());
            image.credits.putAll(Map.of(ENGLISH, photo.credit(), ARABIC, photo.credit()));
            ids.put(photo.name(), image.id);
        }
        return ids;
    }

    private Image drawn(Demonstration.Photo photo) {
        try {
            return images.store(Scene.jpeg(photo.name()), Made.MAKER.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
