package org.masthead.author;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

/** Somebody who writes. */
@Entity
public class Author {

    @Id
    public UUID id;

    public String slug;
    public String name;

    @Version
    @Column(name = "lock_version")
    public int lockVersion;
}
