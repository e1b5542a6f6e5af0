namespace Postfix.PostfixCommand;

/// <summary>One "postfix NAME" command.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Run">Does it; returns the exit status.</param>
internal sealed record ControlAction(string Name, Func<ControlContext, int> Run);
