namespace Postfix.Smtpd.Session;

/// <summary>The client cannot be talked to any more; ends the session.</summary>
internal sealed class ClientGoneException(string reason) : Exception(reason)
{
    /// <summary>The client closed the connection, or it broke.</summary>
    public const string LostConnection = "lost connection";

    /// <summary>The client took too long.</summary>
    public const string TimedOut = "timeout";
}
