// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.backdoor;

import io.poisonlab.dataset.ImageShape;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A picture at its places.
 *
 * @param opacity by how much it covers what was there, in (0, 1]
 * @param name what the picture is called
 */
record Patch(Picture picture, List<Place.Spot> spots, double opacity, String name)
    implements PixelImprint {
  /**
   * Puts a picture on images of a size.
   *
   * @param attack the attack's id, for messages
   * @throws IllegalArgumentException if it does not fit
   */
  static Patch of(
      Picture picture,
      String name,
      Place place,
      int margin,
      double opacity,
      ImageShape shape,
      String attack) {
    List<Place.Spot> spots = place.spots(shape, picture.height(), picture.width(), margin);
    for (Place.Spot spot : spots) {
      if (spot.top() < 0
          || spot.left() < 0
          || spot.top() + picture.height() > shape.height()
          || spot.left() + picture.width() > shape.width()) {
        throw new IllegalArgumentException(
            "%s: a picture of %d × %d with a margin of %d does not fit on images of %s"
                .formatted(attack, picture.height(), picture.width(), margin, shape));
      }
    }
    return new Patch(picture, spots, opacity, name);
  }

  @Override
  public byte[] change(ImageShape shape, byte[] pixels) {
    for (Place.Spot spot : spots) {
      picture.paint(pixels, shape, spot.top(), spot.left(), opacity);
    }
    return pixels;
  }

  @Override
  public String words() {
    return "%s of %d × %d at %s"
        .formatted(
            name,
            picture.height(),
            picture.width(),
            spots.stream().map(Place.Spot::toString).collect(Collectors.joining("; ")));
  }
}
