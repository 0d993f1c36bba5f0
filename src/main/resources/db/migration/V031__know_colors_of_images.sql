-- What most of a picture is like, in sRGB: #rrggbb.
alter table image
  add column dominant_color text,
  add constraint image_dominant_color_check check (dominant_color ~ '^#[0-9a-f]{6}$');
