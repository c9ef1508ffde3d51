package dev.assize.agent.draft;

import dev.assize.agent.draft.SmallFile.UnusableException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the elements directly below a Maven project, with no document type and no entities. */
final class PomReader {

  private static final int MAX_DEPTH = 100;

  private PomReader() {}

  /** Texts by element name, the first of each. */
  static Map<String, String> read(String xml) throws UnusableException {
    if (xml.contains("<!DOCTYPE")) {
      throw new UnusableException("has a document type, which no Maven project needs");
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
      try {
        return project(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new UnusableException("not XML that can be read here");
    }
  }

  private static Map<String, String> project(XMLStreamReader reader)
      throws XMLStreamException, UnusableException {
    Map<String, String> texts = new HashMap<>();
    StringBuilder text = new StringBuilder();
    int depth = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          text.setLength(0);
          if (++depth > MAX_DEPTH) {
            throw new UnusableException("nested deeper than " + MAX_DEPTH + " levels");
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (depth-- == 2) {
            texts.putIfAbsent(reader.getLocalName(), text.toString());
          }
          text.setLength(0);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getText());
        default -> {}
      }
    }
    return texts;
  }
}
