namespace Postfix.Tests.System;

/// <summary>A test with a file system of its own, which needs root and loop devices; elsewhere it is skipped.</summary>
internal sealed class LoopDeviceFactAttribute : FactAttribute
{
    private const string Control = "/dev/loop-control";

    public LoopDeviceFactAttribute() =>
        Skip = !MailSystem.IsRoot ? "needs root" : File.Exists(Control) ? null : $"needs loop devices ({Control})";
}
