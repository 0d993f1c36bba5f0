package org.masthead.site;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** Where else the publication is: an app, a social account, a TV channel such as Roku. */
@Entity
public class Channel {

    @Id
    public UUID id;

    public String kind;
    public String name;
    public String url;
    public int position;
}
