// A Neo4j kernel with a Bolt connector on loopback, for tests: Server.java HOME PORT [PASSWORD]

import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

public class Server {
    public static void main(String[] arguments) {
        try {
            serve(arguments);
        } catch (Exception error) {
            error.printStackTrace();
            System.exit(1); // threads of the kernel would keep the process alive
        }
    }

    private static void serve(String[] arguments) throws Exception {
        var port = Integer.parseInt(arguments[1]);
        var password = arguments.length > 2 ? arguments[2] : "";
        var service = new DatabaseManagementServiceBuilder(Path.of(arguments[0]))
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", port))
                .setConfig(GraphDatabaseSettings.auth_enabled, !password.isEmpty())
                .setConfig(GraphDatabaseSettings.pagecache_memory, 128L * 1024 * 1024)
                .setConfig(GraphDatabaseSettings.keep_logical_logs, "keep_none")
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
        if (!password.isEmpty()) {
            service.database("system").executeTransactionally(
                    "CREATE OR REPLACE USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
                    java.util.Map.of("password", password));
        }
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
