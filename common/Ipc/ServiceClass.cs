namespace Postfix.Ipc;

/// <summary>Who may reach a service's socket: the directory that it is in.</summary>
public enum ServiceClass
{
    /// <summary>Also the set-group-ID commands: <c>public/</c>.</summary>
    Public,

    /// <summary>Only the mail system: <c>private/</c>.</summary>
    Private,
}
