using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Server;

/// <summary>
/// The edge of a session: what goes wrong in it is logged once here, and its connection is closed. What is fatal ends that session,
/// where Postfix would end the process.
/// </summary>
/// <param name="log">The process's log.</param>
/// <param name="rethrowsFatal">A fatal error ends the process, because it has no other clients.</param>
internal sealed class SessionGuard(Log log, bool rethrowsFatal)
{
    public void Run(IConnectionHandler handler, ClientConnection client)
    {
        try
        {
            handler.Serve(client);
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            log.Warning(error.Message);
        }
        catch (FatalException error) when (!rethrowsFatal)
        {
            log.Fatal(error.Message);
        }
        catch (ConfigurationException error) when (!rethrowsFatal)
        {
            error.LogDetails(log);
            log.Fatal(error.Message);
        }
        catch (Exception error) when (error is not (FatalException or ConfigurationException))
        {
            log.Error($"session ended by {error.GetType().Name}: {error.Message} {Place(error)}");
        }
        finally
        {
            client.Input.Dispose();
            client.Output.Dispose();
        }
    }

    /// <summary>Serves the program that is on standard input and output (<c>-S</c>).</summary>
    public void RunOnStandardInput(IConnectionHandler handler) =>
        Run(handler, new ClientConnection(FileDescriptor.FromStandardStream(0), FileDescriptor.FromStandardStream(1), 0));

    // The innermost frame is what a bug report needs; more would not fit a log line.
    private static string Place(Exception error)
    {
        string trace = error.StackTrace ?? "";
        int end = trace.IndexOf('\n', StringComparison.Ordinal);
        return ByteText.Trim(end < 0 ? trace : trace[..end]);
    }
}
