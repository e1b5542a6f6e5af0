namespace Postfix.Smtpd.Session;

/// <summary>A list or table that must decide something cannot be searched; the session ends, since guessing would be unsafe.</summary>
internal sealed class UndecidedException(string message) : Exception(message);
