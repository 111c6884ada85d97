import java.io.File;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** Prints the names of the XML files in a folder that an XSD accepts: java Accepted.java SCHEMA FOLDER. */
public class Accepted {
    public static void main(String[] arguments) throws Exception {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(new File(arguments[0]));
        for (File file : new File(arguments[1]).listFiles()) {
            try {
                schema.newValidator().validate(new StreamSource(file));
                System.out.println(file.getName());
            } catch (SAXException refused) {
                continue;
            }
        }
    }
}
