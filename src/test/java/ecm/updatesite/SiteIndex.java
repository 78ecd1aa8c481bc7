package ecm.updatesite;

import ecm.files.WholeFile;
import ecm.updatesite.SiteFile.Version;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The list of files of an update site, {@code db.xml.gz}. */
final class SiteIndex {

  static final String NAME = "db.xml.gz";

  private SiteIndex() {}

  /** Writes the list; the same files give the same bytes. */
  static void write(Path file, List<SiteFile> files) throws XMLStreamException {
    StringWriter text = new StringWriter();
    XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("pluginRecords");
    for (SiteFile f : files) {
      write(xml, f);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    WholeFile.write(
        file,
        out -> {
          try (GZIPOutputStream zipped = new GZIPOutputStream(out)) {
            zipped.write(bytes);
          }
        });
  }

  private static void write(XMLStreamWriter xml, SiteFile file) throws XMLStreamException {
    xml.writeStartElement("plugin");
    xml.writeAttribute("filename", file.path());
    xml.writeStartElement("version");
    xml.writeAttribute("checksum", file.version().checksum());
    xml.writeAttribute("timestamp", String.valueOf(file.version().timestamp()));
    xml.writeAttribute("filesize", String.valueOf(file.version().size()));
    if (!file.description().isEmpty()) {
      xml.writeStartElement("description");
      xml.writeCharacters(file.description());
      xml.writeEndElement();
    }
    for (String dependency : file.dependencies()) {
      xml.writeEmptyElement("dependency");
      xml.writeAttribute("filename", dependency);
      xml.writeAttribute("timestamp", "0");
    }
    xml.writeEndElement();
    for (Version version : file.previous()) {
      xml.writeEmptyElement("previous-version");
      xml.writeAttribute("timestamp", String.valueOf(version.timestamp()));
      xml.writeAttribute("timestamp-obsolete", String.valueOf(version.replaced()));
      xml.writeAttribute("checksum", version.checksum());
      xml.writeAttribute("filename", version.path());
    }
    xml.writeEndElement();
  }

  /** Reads a list; empty if there is none. */
  static List<SiteFile> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<SiteFile> files = new ArrayList<>();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      for (Element plugin : named(parsed(in.readAllBytes()).getDocumentElement(), "plugin")) {
        files.add(file(plugin));
      }
    }
    return files;
  }

  private static Document parsed(byte[] xml) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static SiteFile file(Element plugin) {
    String path = plugin.getAttribute("filename");
    Element now = named(plugin, "version").get(0);
    List<Element> description = named(now, "description");
    return new SiteFile(
        path,
        new Version(
            path,
            now.getAttribute("checksum"),
            number(now, "timestamp"),
            0,
            number(now, "filesize")),
        description.isEmpty() ? "" : description.get(0).getTextContent(),
        named(now, "dependency").stream().map(e -> e.getAttribute("filename")).toList(),
        named(plugin, "previous-version").stream().map(SiteIndex::previous).toList());
  }

  private static Version previous(Element e) {
    return new Version(
        e.getAttribute("filename"),
        e.getAttribute("checksum"),
        number(e, "timestamp"),
        number(e, "timestamp-obsolete"),
        0);
  }

  private static long number(Element element, String attribute) {
    return Long.parseLong(element.getAttribute(attribute));
  }

  private static List<Element> named(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
