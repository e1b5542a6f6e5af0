using Postfix.SmtpClient.Outcomes;

namespace Postfix.SmtpClient.Sessions;

/// <summary>A connection, or why there is none.</summary>
internal readonly record struct ConnectResult(ServerConnection? Connection, Trouble? Trouble)
{
    public static ConnectResult Failed(string status, string reason) => new(null, Trouble.Site(status, reason));
}
