package framescope.dissect.payload;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML as a tree. No document type is read and no entity fetched, whatever the text asks for.
final class XmlView implements PayloadView {
    @Override
    public PayloadKind kind() {
        return PayloadKind.XML;
    }

    @Override
    public int priority(Payload payload) {
        return payload.isText() && payload.beginning().stripLeading().startsWith("<") ? 55 : 0;
    }

    @Override
    public PayloadContent show(Payload payload) throws PayloadException {
        TreeBudget budget = new TreeBudget();
        try {
            XMLStreamReader in =
                    factory().createXMLStreamReader(new StringReader(payload.bytes().text()));
            while (in.next() != XMLStreamConstants.START_ELEMENT) {
                if (in.getEventType() == XMLStreamConstants.DTD) {
                    throw new PayloadException("a document type, which is not read");
                }
            }
            PayloadNode root = element(in, 0, budget);
            while (!budget.isSpent() && in.hasNext()) {
                in.next();
            }
            return new PayloadContent.Tree(root, !budget.isSpent());
        } catch (XMLStreamException | RuntimeException e) {
            // JDK: some faults of a text come as exceptions that are not declared.
            throw new PayloadException(String.valueOf(e.getMessage()));
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    private static PayloadNode element(XMLStreamReader in, int depth, TreeBudget budget)
            throws XMLStreamException {
        String name = name(in.getPrefix(), in.getLocalName());
        List<PayloadNode> children = new ArrayList<>();
        for (int i = 0; i < in.getAttributeCount() && budget.allows(depth + 1); i++) {
            String attribute = name(in.getAttributePrefix(i), in.getAttributeLocalName(i));
            children.add(PayloadNode.leaf("@" + attribute, in.getAttributeValue(i)));
        }
        StringBuilder text = new StringBuilder();
        while (!budget.isSpent() && in.next() != XMLStreamConstants.END_ELEMENT) {
            if (in.getEventType() == XMLStreamConstants.START_ELEMENT) {
                if (budget.allows(depth + 1)) {
                    children.add(element(in, depth + 1, budget));
                }
            } else if (in.hasText()) {
                text.append(in.getText());
            }
        }
        return PayloadNode.group(name, text.toString().strip(), children);
    }

    private static String name(String prefix, String local) {
        return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
    }
}
