using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Sunomi.GraphQL.Execution;

namespace Sunomi.GraphQL.Binding;

/// <summary>The context of one call of a resolver.</summary>
internal sealed class FieldContext(Executor executor, FieldPlan plan) : ResolveContext
{
    private readonly int step = executor.Path;

    public override ClaimsPrincipal User => executor.Request.User;

    public override HttpContext? HttpContext => executor.Request.HttpContext;

    public override IServiceProvider Services => executor.Request.Services;

    public override IDictionary<object, object?> Items => executor.Request.Items;

    public override string FieldName => plan.Definition.Name;

    public override IReadOnlyList<object> Path => executor.PathOf(step);

    public override CancellationToken CancellationToken => executor.CancellationToken;

    public override bool IsSelected(string fieldPath) => plan.IsSelected(fieldPath);

    public override DataLoader<TKey, TValue> Loader<TKey, TValue>(string name, BatchLoad<TKey, TValue> load) => executor.Loader(name, load);
}
