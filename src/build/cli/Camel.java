import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;

/** What the script of Camel for JBang does, too. */
public class Camel {
    public static void main(String[] args) {
        CamelJBangMain.run(args);
    }
}
