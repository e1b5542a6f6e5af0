namespace Postfix.PostfixCommand;

/// <summary>One "postfix NAME" command.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Run">Does it; returns the exit status.</param>
/// <param name="Script">The script of Postfix that it logs as.</param>
internal sealed record ControlAction(string Name, Func<ControlContext, int> Run, string Script = ControlAction.MainScript)
{
    /// <summary>The script that most actions are in.</summary>
    public const string MainScript = "postfix-script";
}
