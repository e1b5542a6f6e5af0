namespace Postfix.Server;

/// <summary>Serves one client from connect to close. Called on several threads when the daemon serves many clients.</summary>
public interface IConnectionHandler
{
    /// <summary>
    /// Serves the client. I/O failures may be left to the skeleton, which logs one warning and closes the connection.
    /// </summary>
    void Serve(ClientConnection client);
}
