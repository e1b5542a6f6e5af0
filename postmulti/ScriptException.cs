namespace Postfix.Postmulti;

/// <summary>An instance cannot be changed, for a reason that Postfix's postmulti-script logs.</summary>
internal sealed class ScriptException(string message) : Exception(message);
