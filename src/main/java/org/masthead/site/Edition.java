package org.masthead.site;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** The publication in one language, perhaps for one country. One of them is the default. */
@Entity
public class Edition {

    @Id
    public UUID id;

    public String key;
    public String language;
    public String region;
    public String title;

    @Column(name = "is_default")
    public boolean isDefault;

    /** Whether readers know of it; one that came with a draft is shown when something in it is published. */
    public boolean visible;
}
