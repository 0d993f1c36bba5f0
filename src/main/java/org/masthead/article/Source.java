package org.masthead.article;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** Where a text came from: an agency, a partner. */
@Entity
public class Source {

    @Id
    public UUID id;

    public String slug;
    public String name;
}
