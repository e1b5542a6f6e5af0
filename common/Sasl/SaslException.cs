namespace Postfix.Sasl;

/// <summary>Authentication cannot be had: a library, a socket or the configuration is to blame, not the peer. The message is fit for the log.</summary>
public sealed class SaslException(string message, Exception? cause = null) : IOException(message, cause);
