package dev.assize.world.furnishing;

import java.util.List;

/** Names and nouns that offices are made of. */
public final class Words {

  public static final List<String> FIRST_NAMES =
      words(
          """
          Amelie Anselm Aoife Bartek Beatriz Birgit Bogdan Carmen Casper Cecilia Ciaran Clara
          Dagmar Daria Dominik Dunja Edda Eero Elif Emeric Esther Fabian Fatima Femke Filip Frida
          Gesa Gonzalo Greta Gustav Hanne Helmi Henrik Ilse Imre Ines Ivo Jannike Jaromir Jelena
          Joana Jonas Juliette Kaja Kamil Karin Katrin Kjell Lasse Leonor Lidia Ludo Magda Marek
          Mariam Matteo Milena Nadia Niels Nora Oksana Orla Oskar Paolo Petra Pia Rafael Renske
          Rika Roman Rosa Samira Sander Selma Sigrid Stefan Svea Tadeusz Tamara Teodor Tilda Tomas
          Ulrike Urban Vera Viktor Wanda Wout Xenia Yannick Yusuf Zofia
          """);

  public static final List<String> FAMILY_NAMES =
      words(
          """
          Aalders Abelsen Albrecht Almeida Andrade Arvidsson Aubert Bakker Barbosa Bastin Becker
          Bielak Blomqvist Bouchet Brandsma Brennan Calvet Carvalho Castell Cremer Dabrowski
          Dahlman Deneuve Dijkstra Drexler Dubois Eklund Engberg Esteves Fabre Falkner Farkas
          Ferreira Fischbach Fonseca Gallagher Gerlach Gravesen Grimaldi Haapala Hagen Halvorsen
          Hendriks Horvat Iversen Jansky Jokinen Kallas Karlsen Kessler Kowalik Kramer Laurent
          Leclerc Lindqvist Lombardi Lundgren Machado Marchetti Mazur Meinert Moreau Mulder
          Navarro Nemec Nieminen Nowicki Nyberg Okafor Olander Oliveira Pacheco Paulsen Pellegrini
          Petrov Pichler Quintana Radler Rasmussen Reinholt Ribeiro Rossi Rutkowski Sandoval
          Scheffer Seidel Silveira Sorensen Steiner Svoboda Tavares Thorsen Valente Vandaele Verhoeven
          Vilhena Wagner Westerberg Wieland Zawadzki Zeller
          """);

  public static final List<String> FIRM_NAMES =
      words(
          """
          Albis Aldermoor Ankerhof Arkona Askvik Baltaro Belvoir Bergholt Birkdal Brandvold Calluna
          Carrick Cassis Celtara Corvane Dalsland Drumlin Dunmore Eiderhaus Elmstad Falkirk
          Farnwell Fjordane Garrigue Glenvar Halmstad Harrow Heathby Holmen Inverly Jadebusen
          Kalmar Kestrelby Kirkwall Klarholm Lagarde Lindfors Lochside Lorient Marlowe Merrow
          Morvane Nesbit Norrland Oakmere Orlanda Ostrava Palatin Penhallow Pinewick Quayle
          Ravensby Rivelin Rosmarin Salinas Sandvik Selkirk Skagen Solvang Stavrik Sunderby
          Tarvo Thornby Tolvane Umbria Valdemar Varnhem Vestmar Wexcombe Wolin Yarrow Zeeland
          """);

  public static final List<String> TRADES =
      words(
          """
          Timber Textiles Logistics Packaging Tools Ceramics Paper Fasteners Coatings Lighting
          Furniture Optics Machinery Chemicals Catering Printing Plastics Glass Metals Seeds
          """);

  public static final List<String> FORMS = words("GmbH Ltd BV AB AS Oy SA ApS KG SARL");

  public static final List<String> CITIES =
      words(
          """
          Rotterdam Hamburg Antwerp Gothenburg Lyon Porto Turin Graz Leipzig Malmo Aarhus Tampere
          Gdansk Brno Ghent Utrecht Basel Valencia Bilbao Lille Bremen Cork Tartu Kaunas Trieste
          Innsbruck Nantes Aachen Bergen Ljubljana
          """);

  public static final List<String> GOODS =
      lines(
          """
          oak veneer panels
          brass hinges
          linen tarpaulins
          powder-coated brackets
          corrugated cartons
          stoneware tiles
          birch plywood
          stainless bolts
          wool blankets
          pallet wrap
          cable drums
          rubber seals
          copper fittings
          glass jars
          felt pads
          cedar shingles
          work gloves
          label rolls
          steel shelving
          LED floodlights
          """);

  /** Proper nouns that projects and topics are named by. */
  public static final List<String> CODENAMES =
      words(
          """
          Halyard Juniper Lodestar Marigold Saltmarsh Tamarack Wayfarer Foxglove Kingfisher
          Larkspur Millrace Nightjar Osprey Peregrine Quarrystone Redstart Sandpiper Thistledown
          Windrose Yellowhammer Brightwater Coppice Drystone Evergreen Firebrick Gristmill
          Hawthorn Ironwood Limekiln Moorgate
          """);

  public static final List<String> NEWSLETTERS =
      lines(
          """
          Harbour Weekly
          The Freight Letter
          Purchasing Today
          Warehouse Digest
          Trade & Tariff Brief
          The Pallet Post
          Northern Markets
          Office Life Monthly
          Supply Line News
          Incoterms Insider
          """);

  public static final List<String> ROOMS =
      lines(
          """
          Room Aspen, 2nd floor
          Room Beacon, 1st floor
          Room Cove, 3rd floor
          Room Delta, ground floor
          Room Elm, 4th floor
          Room Fathom, 2nd floor
          Room Garnet, 5th floor
          Room Harbour, 1st floor
          """);

  public static final List<String> STREETS =
      words("Quay Mill Station Harbour Bridge Market Canal Foundry Orchard Tower");

  private Words() {}

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  private static List<String> lines(String text) {
    return List.of(text.strip().split("\\n"));
  }
}
