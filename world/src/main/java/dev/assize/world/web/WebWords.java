package dev.assize.world.web;

import java.util.List;

/** Nouns that the web is made of. */
final class WebWords {

  /** What wears out, and what it belongs to. */
  static final List<String> PARTS =
      lines(
          """
          water filter cartridge|filter jug
          dust bag|vacuum cleaner
          shaving head|electric razor
          brush set|sweeping robot
          ink cartridge|label printer
          charcoal filter|cooker hood
          sealing ring|pressure cooker
          toothed belt|bread maker
          """);

  /** Things that a household buys. */
  static final List<String> GOODS =
      lines(
          """
          folding step stool
          cast iron pan
          bicycle pannier
          reading lamp
          bamboo cutting board
          enamel bread bin
          rain barrel tap
          camping lantern
          picnic blanket
          wall clock
          garden shears
          thermos flask
          laundry basket
          coat rack
          desk organiser
          travel pillow
          egg timer
          door mat
          """);

  /** What is bought by the pack. */
  static final List<String> PACKS =
      lines(
          """
          beeswax candles
          storage jars
          felt glides
          rechargeable cells
          linen napkins
          seed trays
          furnace filters
          drawer liners
          """);

  /** What can come loose or break on a thing. */
  static final List<String> FAULTS = List.of("rivet", "seam", "coating", "edging", "screw", "trim");

  static final List<String> APPLIANCES =
      lines(
          """
          espresso machine
          steam iron
          dehumidifier
          bread maker
          sewing machine
          air purifier
          """);

  static final List<String> BULKY =
      lines(
          """
          sofa
          wardrobe
          mattress
          bookcase
          carpet
          dining table
          """);

  static final List<String> PLAYS =
      lines(
          """
          The Lighthouse Keeper's Ledger
          Three Winters in a Row
          A Ferry to Nowhere
          The Borrowed Piano
          Salt and Paper
          The Ninth Tenant
          """);

  static final List<String> EXHIBITIONS =
      lines(
          """
          Maps of the Inner Sea
          Glass in the Dark
          Clocks and Tides
          The Paper Garden
          A Century of Bridges
          Birds in Bronze
          """);

  static final List<String> PLACES =
      lines(
          """
          the old water tower
          the weir bridge
          the chapel car park
          the lime kiln
          the boat shed
          the upper quarry gate
          the stone stile
          the toll house
          """);

  static final List<String> TOPICS =
      lines(
          """
          pruning apple trees in winter
          repairing a bicycle puncture
          storing potatoes without a cellar
          planning a night train journey
          reading a heating bill
          choosing a rain jacket
          baking with rye flour
          keeping bees in town
          cleaning a felt hat
          insulating an old door
          tuning a ukulele
          growing tomatoes on a balcony
          sharpening kitchen knives
          drying herbs
          hanging wallpaper
          packing for a canoe trip
          """);

  static final List<String> TEAMS =
      lines(
          """
          Harbour Rovers
          Mill Lane Athletic
          Northside Wanderers
          Quarry Town
          River Park
          Abbey Road Eleven
          Ferry Street United
          """);

  static final List<String> LABELS = List.of("North", "East", "South", "West");

  private WebWords() {}

  private static List<String> lines(String text) {
    return List.of(text.strip().split("\\n"));
  }
}
