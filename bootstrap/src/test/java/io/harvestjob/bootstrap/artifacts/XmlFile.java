package io.harvestjob.bootstrap.artifacts;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** An XML file that is asked by XPath. */
public record XmlFile(Path path, Document document) {

  public static XmlFile read(Path path) {
    try {
      return new XmlFile(
          path, DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(path.toFile()));
    } catch (Exception e) {
      throw new AssertionError(path + " cannot be read", e);
    }
  }

  public List<String> texts(String xpath) {
    NodeList nodes = nodes(xpath);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent().strip())
        .toList();
  }

  private NodeList nodes(String xpath) {
    try {
      return (NodeList)
          XPathFactory.newInstance().newXPath().evaluate(xpath, document, XPathConstants.NODESET);
    } catch (Exception e) {
      throw new AssertionError(path + " cannot be asked for " + xpath, e);
    }
  }
}
